import * as docx from 'docx'
import { type FileChild, PageOrientation } from 'docx'
import { type Paper, paperSizes } from '../theme.ts'
import type { OfficeDocument, Part } from './blocks.ts'
import { settleZip } from './settle-zip.ts'
import { type Frame, type Painter, writeBlocks } from './word-blocks.ts'
import { coverHead, footOf, headOf } from './word-frame.ts'
import { FONT_TABLE, NUMBERING, wordStyles } from './word-styles.ts'

/** Points to twentieths of a point. */
const TWIPS = 20
const MARGIN = { side: 60, top: 84, bottom: 66, head: 36, foot: 30 }

/**
 * A document for word processors: headings that make an outline, tables with their heads on every page, styles by
 * name, pictures with words for those who do not see them. Nothing in it is run, and nothing is loaded.
 *
 * @returns the same bytes for the same document
 */
export async function writeDocument(document: OfficeDocument, paper: Paper, paint: Painter): Promise<Uint8Array> {
  const sections = []
  for (const part of document.parts) sections.push(await sectionOf(part, { document, paper, paint }))
  const written = new docx.Document({
    title: document.title,
    subject: document.subject,
    creator: document.author,
    lastModifiedBy: document.author,
    styles: wordStyles(document),
    numbering: NUMBERING,
    sections,
  })
  const packed = await docx.Packer.toArrayBuffer(written)
  return settleZip(new Uint8Array(packed), document.madeOn, { 'word/fontTable.xml': FONT_TABLE })
}

type Context = { document: OfficeDocument; paper: Paper; paint: Painter }

async function sectionOf({ orientation, isCover, blocks }: Part, { document, paper, paint }: Context) {
  const { width, height } = paperSizes[paper]
  const isUpright = orientation === 'portrait'
  const frame: Frame = {
    width: (isUpright ? width : height) - 2 * MARGIN.side,
    height: (isUpright ? height : width) - MARGIN.top - MARGIN.bottom,
    accent: document.accent,
    targets: anchorsOf(document),
    paint,
  }
  const sheet = isUpright ? { width, height } : { width: height, height: width }
  const { watermark: word } = document
  const watermark = word ? await paint({ kind: 'watermark', text: word }, word, sheet) : null
  const children: FileChild[] = await writeBlocks(blocks, frame)
  return {
    properties: {
      page: {
        // The library turns the sheet itself.
        size: {
          width: Math.round(width * TWIPS),
          height: Math.round(height * TWIPS),
          orientation: isUpright ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
        },
        margin: {
          left: MARGIN.side * TWIPS,
          right: MARGIN.side * TWIPS,
          top: MARGIN.top * TWIPS,
          bottom: MARGIN.bottom * TWIPS,
          header: MARGIN.head * TWIPS,
          footer: MARGIN.foot * TWIPS,
        },
      },
    },
    headers: {
      default: isCover ? coverHead(watermark) : headOf(document, { width: frame.width, watermark }),
    },
    footers: {
      default: isCover ? new docx.Footer({ children: [new docx.Paragraph({})] }) : footOf(document, frame.width),
    },
    children,
  }
}

/** What links can lead to: a link to anything else would be dead. */
function anchorsOf({ parts }: OfficeDocument): ReadonlySet<string> {
  const blocks = parts.flatMap((part) => part.blocks)
  const rows = blocks.flatMap((block) => (block.is === 'table' ? block.rows : []))
  return new Set(rows.flatMap(({ anchor }) => (anchor ? [anchor] : [])))
}
