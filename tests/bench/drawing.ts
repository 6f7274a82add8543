import { layOutReport } from '#app/report/render-document.server.tsx'
import { paintTagged } from '#app/report/tagging/render-tagged.server.ts'

/** What the bench draws with itself, in the process that measures; built first, since it is written in JSX. */
export const drawing = { layOutReport, paintTagged }
