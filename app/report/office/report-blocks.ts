import { accentOf } from '../brand.ts'
import type { SectionId } from '../model/report-fields.ts'
import type { ReportModel } from '../model/report-model.ts'
import { sectionsOf } from '../model/sections.ts'
import { markingOf } from '../parts/marking.ts'
import type { Block, OfficeDocument, Part } from './blocks.ts'
import { commentBlocks } from './comments.ts'
import { answerBlocks, claimBlocks, glossaryBlocks, limitBlocks, referenceBlocks } from './sections/appendix.ts'
import { changeBlocks } from './sections/changes.ts'
import { contentsBlocks, coverBlocks, summaryBlocks } from './sections/opening.ts'
import { actionBlocks, scheduleBlocks } from './sections/plan.ts'
import { priorityBlocks } from './sections/priority.ts'
import { contradictionBlocks, governanceBlocks, pitfallBlocks, pointBlocks } from './sections/risks.ts'
import { secondViewBlocks } from './sections/second-view.ts'
import {
  dimensionBlocks,
  homeworkBlocks,
  ladderBlocks,
  methodBlocks,
  techniqueBlocks,
  useCaseBlocks,
} from './sections/start.ts'
import { pilotBlocks, teamBlocks } from './sections/written.ts'

const AUTHOR = 'Preflight'

/** The report as a document to write on in: what the PDF says, in its order. */
export function reportBlocks(model: ReportModel): OfficeDocument {
  const { cover, labels, summary } = model
  const { brand } = cover
  return {
    locale: model.locale,
    madeOn: model.madeOn,
    title: `${cover.company}: ${cover.title}`,
    author: brand.consultancy ?? AUTHOR,
    subject: summary.headline,
    running: { company: cover.company, title: labels.running },
    foot: [markingOf(cover), ...(brand.footer ? [brand.footer] : [])],
    accent: accentOf(brand.accent),
    ...(cover.watermark && { watermark: cover.watermark }),
    parts: partsOf(model),
  }
}

const SECTION_BLOCKS: Record<SectionId, (model: ReportModel) => Block[]> = {
  'use-cases': useCaseBlocks,
  homework: homeworkBlocks,
  method: methodBlocks,
  dimensions: dimensionBlocks,
  ladders: ladderBlocks,
  'second-view': secondViewBlocks,
  techniques: techniqueBlocks,
  pitfalls: pitfallBlocks,
  points: pointBlocks,
  contradictions: contradictionBlocks,
  governance: governanceBlocks,
  priority: priorityBlocks,
  schedule: scheduleBlocks,
  actions: actionBlocks,
  'pilot-design': ({ pilots }) => pilotBlocks(pilots?.design),
  evidence: ({ pilots }) => pilotBlocks(pilots?.evidence),
  team: teamBlocks,
  answers: answerBlocks,
  glossary: glossaryBlocks,
  claims: claimBlocks,
  references: referenceBlocks,
  limits: limitBlocks,
}

/** A section with what somebody wrote about it, under its title. */
function sectionOf(model: ReportModel, id: SectionId): Block[] {
  const [title, ...others] = SECTION_BLOCKS[id](model)
  return title ? [title, ...commentBlocks(model, `section:${id}`), ...others] : []
}

/** In the order that was wished. The plan lies across; of a check without an answer there is nothing to say behind the summary. */
function partsOf(model: ReportModel): Part[] {
  const opening = [
    ...contentsBlocks(model),
    { is: 'pageBreak' as const },
    ...summaryBlocks(model),
    ...changeBlocks(model),
  ]
  const parts: { orientation: Part['orientation']; blocks: Block[] }[] = [{ orientation: 'portrait', blocks: opening }]
  for (const id of model.summary.state === 'empty' ? [] : sectionsOf(model)) {
    const orientation = id === 'schedule' ? 'landscape' : 'portrait'
    const last = parts.at(-1)
    const blocks = sectionOf(model, id)
    if (last?.orientation === orientation) last.blocks.push(...blocks)
    else parts.push({ orientation, blocks })
  }
  return [{ orientation: 'portrait', isCover: true, blocks: coverBlocks(model) }, ...parts]
}
