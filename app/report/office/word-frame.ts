import { BorderStyle, Footer, Header, PageNumber, Paragraph, TabStopType, TextRun } from 'docx'
import { colours } from '../theme.ts'
import type { OfficeDocument } from './blocks.ts'
import { textRuns } from './word-text.ts'

const TWIPS = 20
const toTheRight = (width: number) => [{ type: TabStopType.RIGHT, position: Math.round(width * TWIPS) }]

/** Whose document it is and which, over a line. @param width of the text in points */
export function headOf({ running, author }: OfficeDocument, width: number): Header {
  const names = textRuns(`${running.company} · ${running.title}`)
  const from = author === running.company ? [] : [new TextRun({ children: ['\t', author] })]
  return new Header({
    children: [
      new Paragraph({
        style: 'RunningHead',
        tabStops: toTheRight(width),
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 6, color: colours.hair.slice(1) } },
        children: [...names, ...from],
      }),
    ],
  })
}

/** How the document may be passed on, and the number of the page. @param width of the text in points */
export function footOf({ foot }: OfficeDocument, width: number): Footer {
  const [first = '', ...others] = foot
  const page = new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })
  return new Footer({
    children: [
      new Paragraph({ style: 'RunningHead', tabStops: toTheRight(width), children: [...textRuns(first), page] }),
      ...others.map((text) => new Paragraph({ style: 'RunningHead', children: textRuns(text) })),
    ],
  })
}
