import {
  BorderStyle,
  Footer,
  Header,
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  type ImageRun,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  TextWrappingType,
  VerticalPositionAlign,
  VerticalPositionRelativeFrom,
} from 'docx'
import { colours } from '../theme.ts'
import type { OfficeDocument } from './blocks.ts'
import type { Painted } from './word-blocks.ts'
import { pictureRun } from './word-pictures.ts'
import { textRuns } from './word-text.ts'

const TWIPS = 20
const toTheRight = (width: number) => [{ type: TabStopType.RIGHT, position: Math.round(width * TWIPS) }]

/** What stands at the head of a cover: nothing, on a draft the word across it. */
export const coverHead = (watermark: Painted | null): Header =>
  new Header({ children: [new Paragraph({ children: acrossPage(watermark) })] })

type HeadPlace = { width: number; watermark: Painted | null }

/** Whose document it is and which, over a line; on a draft the word across the page. @param width of the text in points */
export function headOf({ running, author }: OfficeDocument, { width, watermark }: HeadPlace): Header {
  const names = textRuns([running.company, running.title].filter((name) => name !== '').join(' · '))
  const from = author === running.company ? [] : [new TextRun({ children: ['\t', author] })]
  return new Header({
    children: [
      new Paragraph({
        style: 'RunningHead',
        tabStops: toTheRight(width),
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 6, color: colours.hair.slice(1) } },
        children: [...acrossPage(watermark), ...names, ...from],
      }),
    ],
  })
}

/** In the middle of the sheet, behind what is written. */
const acrossPage = (watermark: Painted | null): ImageRun[] =>
  watermark
    ? [
        pictureRun(watermark, {
          horizontalPosition: {
            relative: HorizontalPositionRelativeFrom.PAGE,
            align: HorizontalPositionAlign.CENTER,
          },
          verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, align: VerticalPositionAlign.CENTER },
          wrap: { type: TextWrappingType.NONE },
          behindDocument: true,
        }),
      ]
    : []

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
