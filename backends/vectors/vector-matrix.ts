/** Vectors of one length as the rows of one block of memory: a scan reads it from end to end. */
export type VectorMatrix = {
  readonly rows: number;
  /** Copies the vector into a new last row. */
  add(vector: Float32Array): void;
  /** Takes a row out: the last row comes into its place. */
  remove(row: number): void;
  /** Calls back with the dot product of the query and every row that `accepts` lets through (all without it). */
  scan(
    query: Float64Array,
    accepts: ((row: number) => boolean) | undefined,
    offer: (row: number, score: number) => void,
  ): void;
};

const firstRows = 64;

export function createVectorMatrix(dimensions: number): VectorMatrix {
  let values = new Float32Array(firstRows * dimensions);
  let rows = 0;
  return {
    get rows() {
      return rows;
    },
    add(vector) {
      if ((rows + 1) * dimensions > values.length) {
        const grown = new Float32Array(values.length * 2);
        grown.set(values);
        values = grown;
      }
      values.set(vector, rows * dimensions);
      rows += 1;
    },
    remove(row) {
      rows -= 1;
      values.copyWithin(row * dimensions, rows * dimensions, (rows + 1) * dimensions);
    },
    scan(query, accepts, offer) {
      for (let row = 0; row < rows; row++) {
        if (accepts === undefined || accepts(row)) offer(row, dotAt(values, row * dimensions, query));
      }
    },
  };
}

/** Four sums side by side: additions that wait for each other are what a plain loop spends its time on. */
function dotAt(values: Float32Array, from: number, query: Float64Array): number {
  const whole = query.length & ~3;
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let index = 0; index < whole; index += 4) {
    first += (values[from + index] as number) * (query[index] as number);
    second += (values[from + index + 1] as number) * (query[index + 1] as number);
    third += (values[from + index + 2] as number) * (query[index + 2] as number);
    fourth += (values[from + index + 3] as number) * (query[index + 3] as number);
  }
  for (let index = whole; index < query.length; index++) {
    first += (values[from + index] as number) * (query[index] as number);
  }
  return first + second + third + fourth;
}
