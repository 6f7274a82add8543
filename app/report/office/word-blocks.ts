import { type FileChild, HeadingLevel, Paragraph, TableOfContents, TabStopType, TextRun } from 'docx'
import type { Block, PictureSource } from './blocks.ts'
import { isForm, writeForm } from './word-form.ts'
import { pictureRun } from './word-pictures.ts'
import { BULLETS } from './word-styles.ts'
import { writeTable } from './word-table.ts'
import { paragraphOf, runsOf, textRuns } from './word-text.ts'

/** A picture for a document: its size on the page in points, and what it shows for those who do not see it. */
export type Painted = { png: Uint8Array; width: number; height: number; alt: string }

/** Draws what a picture shows in so much room; `null`: there is nothing to draw. */
export type Painter = (
  source: PictureSource,
  alt: string,
  room: { width: number; height: number },
) => Promise<Painted | null>

/** Where blocks stand: the room between the margins in points, and what holds for the whole document. */
export type Frame = {
  width: number
  height: number
  accent: string
  targets: ReadonlySet<string>
  paint: Painter
}

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3]

/** Blocks as paragraphs and tables. A page break makes what follows begin a page: no empty paragraph stands for it. */
export async function writeBlocks(blocks: readonly Block[], frame: Frame): Promise<FileChild[]> {
  const written: FileChild[] = []
  let isNewPage = false
  for (const [index, block] of blocks.entries()) {
    if (block.is === 'pageBreak') isNewPage = true
    else {
      written.push(
        ...(await writeBlock(block, frame, {
          isNewPage,
          keepNext: leadsOn(block, blocks[index + 1], blocks[index - 1]),
        })),
      )
      isNewPage = false
    }
  }
  return written
}

/**
 * What introduces a table, a list or a picture stays with it, and so does a comment with what it is about, and
 * what stands between two headings.
 */
function leadsOn(block: Block, next: Block | undefined, before: Block | undefined): boolean {
  if (block.is !== 'line' || next === undefined) return false
  if (isForm(next)) return true
  if (next.is === 'table' || next.is === 'list' || next.is === 'picture') return true
  if (next.is === 'heading') return before?.is === 'heading'
  return next.is === 'line' && (block.line.style === 'CommentLabel' || block.line.style === 'Comment')
}

async function writeBlock(
  block: Exclude<Block, { is: 'pageBreak' }>,
  frame: Frame,
  { isNewPage, keepNext }: { isNewPage: boolean; keepNext: boolean },
): Promise<FileChild[]> {
  if (isForm(block)) return writeForm(block, frame)
  switch (block.is) {
    case 'title':
      return [new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(block.text) })]
    case 'subtitle':
      return [new Paragraph({ style: 'Subtitle', children: textRuns(block.text) })]
    case 'heading': {
      const heading = LEVELS[block.level - 1] ?? HeadingLevel.HEADING_3
      return [new Paragraph({ heading, pageBreakBefore: isNewPage, children: textRuns(block.text) })]
    }
    case 'line':
      return [paragraphOf(block.line, frame.targets, { keepNext })]
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference: BULLETS, level: 0 }, children: runsOf(item, frame.targets) }),
      )
    case 'table':
      return [writeTable(block, frame)]
    case 'logos':
      return [await logoLine(block.logos, frame)]
    case 'contents':
      return [
        new Paragraph({ style: 'ContentsHead', children: textRuns(block.title) }),
        // Pages are the word processor's to count: it adds them when the table is updated.
        new TableOfContents(block.title, {
          hyperlink: true,
          headingStyleRange: '1-1',
          beginDirty: false,
          tabLeader: 'none',
        }),
      ]
    case 'picture': {
      const painted = await frame.paint(block.source, block.alt, frame)
      return painted ? [new Paragraph({ keepLines: true, children: [pictureRun(painted)] })] : []
    }
  }
}

const COVER_LOGO = { width: 190, height: 72 }

/** The first on the left, the second on the right. */
async function logoLine(logos: Extract<Block, { is: 'logos' }>['logos'], frame: Frame): Promise<Paragraph> {
  const painted = await Promise.all(logos.map(({ logo, alt }) => frame.paint({ kind: 'logo', logo }, alt, COVER_LOGO)))
  const drawn = painted.flatMap((logo, index) => [
    ...(index > 0 ? [new TextRun({ children: ['\t'] })] : []),
    ...(logo ? [pictureRun(logo)] : []),
  ])
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: Math.round(frame.width * 20) }],
    children: drawn,
  })
}
