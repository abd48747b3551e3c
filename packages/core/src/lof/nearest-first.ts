/** Lines in ascending squared distance, sorted only as far as they are asked for: a binary heap that is popped lazily. */
export interface NearestFirst {
  /** The first `sorted` are in order; the heap's root is at the end and its children below it. */
  readonly lines: Int32Array;
  /** How many lines there are in all. */
  count: number;
  sorted: number;
  readonly heap: Int32Array;
}

/** An empty queue with room for `lineCount` lines. */
export function createNearestFirst(lineCount: number): NearestFirst {
  return { lines: new Int32Array(lineCount), count: 0, sorted: 0, heap: new Int32Array(lineCount) };
}

/** Takes in all lines but one. */
export function refill(queue: NearestFirst, squares: Float64Array, except: number): void {
  const { heap } = queue;
  let size = 0;
  for (let line = 0; line < squares.length; line++) if (line !== except) heap[size++] = line;
  queue.count = size;
  queue.sorted = 0;
  for (let place = (size >> 1) - 1; place >= 0; place--) siftDown(heap, squares, place, size);
}

/** Sorts as far as `place`; false where there are fewer lines. */
export function reachPlace(queue: NearestFirst, squares: Float64Array, place: number): boolean {
  if (place >= queue.count) return false;
  while (queue.sorted <= place) {
    const size = queue.count - queue.sorted - 1;
    queue.lines[queue.sorted++] = queue.heap[0]!;
    queue.heap[0] = queue.heap[size]!;
    siftDown(queue.heap, squares, 0, size);
  }
  return true;
}

function siftDown(heap: Int32Array, squares: Float64Array, from: number, size: number): void {
  const line = heap[from]!;
  const squared = squares[line]!;
  let place = from;
  for (let child = 2 * place + 1; child < size; child = 2 * place + 1) {
    if (child + 1 < size && squares[heap[child + 1]!]! < squares[heap[child]!]!) child++;
    if (squares[heap[child]!]! >= squared) break;
    heap[place] = heap[child]!;
    place = child;
  }
  heap[place] = line;
}
