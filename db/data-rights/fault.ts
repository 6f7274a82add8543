/** What is wrong with an archive, and where. */
export type ArchiveFault = {
  /** In the archive; empty: the archive itself. */
  file: string
  /** From 1 on; missing: the whole file. */
  row?: number
  column?: string
  message: string
}

/** Such as `data/answers.json, row 3, version: is no whole number`. */
export function formatArchiveFault({ file, row, column, message }: ArchiveFault): string {
  const place = [file, row === undefined ? '' : `row ${row}`, column ?? ''].filter((part) => part !== '')
  return place.length === 0 ? message : `${place.join(', ')}: ${message}`
}
