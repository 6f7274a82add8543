import { Document, Page } from '@react-pdf/renderer'
import { loadFonts } from './fonts.server.ts'
import { SectionTitle } from './parts/headings.tsx'
import { Table } from './parts/table.tsx'
import { VerdictMark } from './parts/verdict-mark.tsx'
import { renderTagged } from './tagging/render-tagged.server.ts'
import { page, text } from './theme.ts'

const ROWS = 60
/** Every letter that a report is likely to need. */
const WORDS = 'Quick wizards jump over 1,234–5,678 lazy boxes; “Fähigkeit & Größe” (KPI: 90 %)? VERY NICE, HALF OK.'

/** Draws a table that nobody sees: typefaces are read, and what is slow the first time is done before somebody waits for it. */
export async function warmUp(): Promise<void> {
  await loadFonts()
  const columns = ['a', 'b', 'c'].map((label) => ({ label, share: 1 }))
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    id: String(index),
    cells: [
      `${index} ${WORDS}`,
      [
        { text: `${WORDS} ${index}`, style: text.minor },
        { text: WORDS, style: text.small },
      ],
      () => <VerdictMark tone="nearly" label={WORDS} />,
    ],
  }))
  await renderTagged(
    <Document>
      <Page style={{ padding: page.side }} layout={({ children }) => children}>
        <SectionTitle title={WORDS} />
        <Table columns={columns} rows={rows} />
      </Page>
    </Document>,
  )
}
