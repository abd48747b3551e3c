/** Every error the service gives, by code: the one table from code to HTTP status. docs/http.md explains each. */
export const problemTypes = {
  malformedRequest: { status: 400, title: "The request is not valid HTTP for this service" },
  malformedBody: { status: 400, title: "The body cannot be read" },
  invalidParameter: { status: 400, title: "A query parameter is wrong" },
  unauthorized: { status: 401, title: "A valid bearer token is needed" },
  crossOrigin: { status: 403, title: "Requests made by other sites' pages are refused" },
  notFound: { status: 404, title: "There is nothing here" },
  methodNotAllowed: { status: 405, title: "The method is not allowed here" },
  notAcceptable: { status: 406, title: "The report has no such format" },
  requestStalled: { status: 408, title: "The request stood still for too long" },
  reportNotReady: { status: 409, title: "The analysis has no report" },
  cancelled: { status: 409, title: "The analysis was cancelled" },
  bodyTooLarge: { status: 413, title: "The body is too large" },
  tooManySessions: { status: 413, title: "The list has too many sessions" },
  unsupportedMediaType: { status: 415, title: "The body has the wrong media type" },
  wrongHost: { status: 421, title: "This server does not answer for that host" },
  invalidUpload: { status: 422, title: "The uploaded files cannot be taken" },
  invalidSessionList: { status: 422, title: "The session list is not valid" },
  invalidBaseline: { status: 422, title: "The baseline cannot be used" },
  invalidKnownGood: { status: 422, title: "The known-good list cannot be used" },
  noUsableInput: { status: 422, title: "Nothing in the input could be used" },
  tooManyJobs: { status: 429, title: "The server is busy" },
  headersTooLarge: { status: 431, title: "The target or the headers are too large" },
  internalError: { status: 500, title: "The server failed" },
  stopping: { status: 503, title: "The server is stopping" },
  timedOut: { status: 503, title: "The work took too long" },
  outOfMemory: { status: 503, title: "The work needed too much memory" },
  storageFull: { status: 507, title: "The server's storage is full" },
} as const;

export type ProblemCode = keyof typeof problemTypes;

/** The documented identifier of a kind of problem, as `type` gives it. */
export function problemTypeUri(code: ProblemCode): string {
  return `urn:stray:problem:${code}`;
}
