import { useStdin } from "ink";
import { useEffect } from "react";
import { createInputDecoder, type Input } from "./input-decoder.ts";

/** Calls back with the keys and pastes of each chunk of input. Ink keeps the terminal raw and reads it. */
export function useTerminalInput(onInput: (inputs: readonly Input[]) => void): void {
  const { stdin, setRawMode } = useStdin();
  useEffect(() => {
    const decoder = createInputDecoder();
    let flushing: NodeJS.Immediate | undefined;
    const emit = (inputs: readonly Input[]) => {
      if (inputs.length > 0) onInput(inputs);
    };
    const onData = (chunk: string | Buffer) => {
      clearImmediate(flushing);
      emit(decoder.push(String(chunk)));
      if (decoder.hasPending()) flushing = setImmediate(() => emit(decoder.flush()));
    };
    setRawMode(true);
    stdin.on("data", onData);
    return () => {
      clearImmediate(flushing);
      stdin.off("data", onData);
      setRawMode(false);
    };
  }, [stdin, setRawMode, onInput]);
}
