import type { EditionMark } from '#app/report/model/cover-model.ts'

/** Which version a report is, when it was issued, and who signed it. */
export function EditionLines({ edition: { name, issued, signed } }: { edition: EditionMark }) {
  return (
    <div className="grid max-w-measure gap-1 [overflow-wrap:anywhere]">
      <p className="font-semibold">{name}</p>
      <p>{issued}</p>
      {signed && <p>{signed}</p>}
    </div>
  )
}
