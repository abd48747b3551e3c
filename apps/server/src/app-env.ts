/** What the middleware lends to every handler. */
export interface AppEnv {
  Variables: {
    requestId: string;
    /** Tells the log of an error that is the server's fault. */
    logFailure: (error: unknown) => void;
  };
}
