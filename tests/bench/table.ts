/** What one measurement gave: rows of the same figures, and what they say. */
export type Table = {
  title: string
  /** By column; a row may leave some out. */
  rows: readonly Readonly<Record<string, string | number | undefined>>[]
  /** One sentence, made of the figures. */
  says: string
}

/** A part of `npm run bench`; `npm run bench -- <name> --write` keeps what it says in `docs/bench.md`. */
export type Bench = {
  /** What we want to reach, in one sentence. */
  aim: string
  /** Packages that were measured beside us, or carry what is measured: their versions are shown. */
  packages?: readonly string[]
  /** @param args what follows the name on the command line */
  run(args: string[]): readonly Table[] | Promise<readonly Table[]>
}

/** What was measured, when and where. */
export type Measured = { name: string; aim: string; machine: string; tables: readonly Table[] }
