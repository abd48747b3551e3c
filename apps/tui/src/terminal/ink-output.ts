/**
 * The stdout that Ink sees. Without `rows` it never takes a frame for one of full height, which would make it clear the
 * scrollback (`ESC[3J`); without `resize` it does not draw the old frame at the new size: `openScreen` does that.
 */
export function inkOutput(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
  return new Proxy(stdout, {
    get(target, property, proxy) {
      if (property === "rows") return undefined;
      if (property === "on") return subscribeExceptResize(target, proxy);
      const value: unknown = Reflect.get(target, property);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function subscribeExceptResize(target: NodeJS.WriteStream, proxy: unknown) {
  return (event: string, listener: (...values: unknown[]) => void) => {
    if (event !== "resize") target.on(event, listener);
    return proxy;
  };
}
