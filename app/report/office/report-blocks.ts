import { accentOf } from '../brand.ts'
import type { ReportModel } from '../model/report-model.ts'
import { markingOf } from '../parts/marking.ts'
import type { Block, OfficeDocument, Part } from './blocks.ts'
import { answerBlocks, claimBlocks, glossaryBlocks, limitBlocks, referenceBlocks } from './sections/appendix.ts'
import { contentsBlocks, coverBlocks, summaryBlocks } from './sections/opening.ts'
import { actionBlocks, scheduleBlocks } from './sections/plan.ts'
import { contradictionBlocks, governanceBlocks, pitfallBlocks, pointBlocks } from './sections/risks.ts'
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
    parts: partsOf(model),
  }
}

type Section = (model: ReportModel) => Block[]

const FINDINGS: readonly Section[] = [
  useCaseBlocks,
  homeworkBlocks,
  methodBlocks,
  dimensionBlocks,
  ladderBlocks,
  techniqueBlocks,
  pitfallBlocks,
  pointBlocks,
  contradictionBlocks,
  governanceBlocks,
]

const AFTER_THE_PLAN: readonly Section[] = [
  actionBlocks,
  ({ pilots }) => pilotBlocks(pilots?.design),
  ({ pilots }) => pilotBlocks(pilots?.evidence),
  teamBlocks,
  answerBlocks,
  glossaryBlocks,
  claimBlocks,
  referenceBlocks,
  limitBlocks,
]

/** Of a check without an answer there is nothing to say behind the summary. */
function partsOf(model: ReportModel): Part[] {
  const write = (sections: readonly Section[]) => sections.flatMap((section) => section(model))
  const cover: Part = { orientation: 'portrait', isCover: true, blocks: coverBlocks(model) }
  const opening = [...contentsBlocks(model), { is: 'pageBreak' as const }, ...summaryBlocks(model)]
  if (model.summary.state === 'empty') return [cover, { orientation: 'portrait', blocks: opening }]
  const plan = scheduleBlocks(model)
  return [
    cover,
    { orientation: 'portrait', blocks: [...opening, ...write(FINDINGS)] },
    ...(plan.length > 0 ? [{ orientation: 'landscape' as const, blocks: plan }] : []),
    { orientation: 'portrait', blocks: write(AFTER_THE_PLAN) },
  ]
}
