import type { DraftModel, DraftSection } from '../draft/draft-model.ts'
import { colours } from '../theme.ts'
import { type Block, heading, type OfficeDocument, paragraph } from './blocks.ts'
import { sectionBlocks } from './sections/written.ts'

/** A draft of a register as a document to write on in: what its PDF says. */
export function draftBlocks(draft: DraftModel): OfficeDocument {
  const { company, title, subtitle, intro, sections, closing } = draft
  return {
    locale: draft.locale,
    madeOn: draft.madeOn,
    title: `${company}: ${title}`,
    author: company,
    subject: subtitle,
    running: { company, title },
    foot: [],
    accent: colours.accent,
    parts: [
      {
        orientation: 'portrait',
        blocks: [
          paragraph(company, 'Small'),
          { is: 'title', text: title },
          { is: 'subtitle', text: subtitle },
          ...intro.map((text) => paragraph(text)),
          ...sections.flatMap(blocksOf),
          paragraph(closing, 'Small'),
        ],
      },
    ],
  }
}

const blocksOf = (section: DraftSection): Block[] => [
  heading(1, section.title),
  ...(section.about
    ? [paragraph(section.source ? `${section.about} (${section.source})` : section.about, 'Small')]
    : []),
  ...sectionBlocks(section, 2),
]
