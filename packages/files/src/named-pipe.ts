import { close, constants, open } from "node:fs";
import { Socket } from "node:net";
import { promisify } from "node:util";
import { FilesError, plainReason } from "./errors.ts";

/**
 * A named pipe as a stream; its writer may come later, or never. Opened and read as a file is, it would hold a thread that
 * nothing can call back, and with it the process; a socket waits for events instead.
 */
export async function connectNamedPipe(path: string): Promise<Socket> {
  try {
    return socketOf(await promisify(open)(path, constants.O_RDONLY | constants.O_NONBLOCK));
  } catch (cause) {
    throw new FilesError("cannotRead", `This pipe cannot be opened: ${plainReason(cause)}.`, { cause });
  }
}

/** Throws where another file has taken the pipe's place. */
function socketOf(fd: number): Socket {
  try {
    return new Socket({ fd, readable: true, writable: false });
  } catch (error) {
    close(fd);
    throw error;
  }
}
