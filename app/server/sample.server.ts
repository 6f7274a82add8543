import { loadSample, type Sample } from '#content/sample.server.ts'

export type { Sample }

let read: Sample | null = null

/** The invented company of the sample report; read when it is first asked for, and once. */
export function sampleCompany(): Sample {
  read ??= loadSample()
  return read
}
