import { createHash } from 'node:crypto'
import type { ChartName } from './charts/chart-names.ts'
import type { Extent, OfficeFormat, PictureFormat, RenderJob, RenderResult } from './child-protocol.ts'
import type { DraftModel } from './draft/draft-model.ts'
import type { CheckSheet } from './governance/check-sheet.ts'
import { PictureRefused } from './logo/picture-fault.ts'
import { MAX_PICTURE_BYTES } from './logo/picture-limits.ts'
import type { Logo } from './logo/redraw.ts'
import type { Picture } from './logo/redraw-picture.ts'
import type { ReportModel } from './model/report-model.ts'
import type { OfficeDocument } from './office/blocks.ts'
import { createPdfCache } from './pdf-cache.server.ts'
import { RenderFailed } from './render-failure.ts'
import { createRenderPool, RENDER_DEFAULTS, type RendererOptions } from './render-pool.server.ts'
import type { ShareCard } from './share/share-card.ts'
import type { Paper } from './theme.ts'

export type PdfRenderer = {
  /**
   * The report as PDF. The same model and paper give the same bytes.
   *
   * @throws RenderBusy if too many wait already, or its turn did not come in time
   * @throws RenderFailed if it could not be made, after a second try where the process died
   */
  render(model: ReportModel, options?: { paper?: Paper; extent?: Extent }): Promise<Uint8Array>
  /**
   * One page on one AI system as PDF; not remembered.
   *
   * @throws RenderBusy, RenderFailed as for a report
   */
  renderCheck(sheet: CheckSheet): Promise<Uint8Array>
  /** A draft of a register as PDF. @throws RenderBusy, RenderFailed as for a report */
  renderDraft(model: DraftModel, options?: { paper?: Paper }): Promise<Uint8Array>
  /** The report as a file to write on in. The same model, format and paper give the same bytes. @throws as `render` */
  writeReport(model: ReportModel, format: OfficeFormat, options?: { paper?: Paper }): Promise<Uint8Array>
  /** A draft of a register as a file to write on in. @throws RenderBusy, RenderFailed as for a report */
  writeDraft(model: DraftModel, options?: { paper?: Paper }): Promise<Uint8Array>
  /** A document as a file to write on in. The same document and paper give the same bytes. @throws as `render` */
  writeDocument(document: OfficeDocument, options?: { paper?: Paper }): Promise<Uint8Array>
  /** A chart of a report as a picture; `null`: it has none. @throws RenderBusy, RenderFailed as for a report */
  drawChart(model: ReportModel, name: ChartName, format: PictureFormat): Promise<Uint8Array | null>
  /** The picture of a page where it is shared, as PNG of 1200 × 630 pixels. @throws as `render` */
  drawCard(card: ShareCard): Promise<Uint8Array>
  /**
   * A picture that somebody sent, drawn anew as a logo.
   *
   * @throws PictureRefused if it is none that we take
   * @throws RenderBusy, RenderFailed as for a report
   */
  redrawLogo(picture: Uint8Array): Promise<Logo>
  /**
   * A picture that somebody sent to show something, drawn anew.
   *
   * @throws PictureRefused if it is none that we take
   * @throws RenderBusy, RenderFailed as for a report
   */
  redrawPicture(picture: Uint8Array, kind: Picture['kind']): Promise<Picture>
  /**
   * Makes a process ready ahead of the first report, unless there is one already. Resolves once it is, or could not be: then the
   * first report says why.
   */
  warmUp(): Promise<void>
  /** How many wait for their turn now. */
  waiting(): number
  /** Ends all processes; what still waits fails with the reason `closed`. */
  close(): Promise<void>
}

/**
 * What is drawn for anybody at all, such as pictures of public pages and templates: one process, which makes way for
 * reports, few that wait, and a cache of its own, so that strangers keep no customer waiting.
 */
export const FOR_STRANGERS = {
  processes: 1,
  waiting: 10,
  cacheBytes: 8 * 1024 * 1024,
  idleMs: 30_000,
  niceness: 15,
} satisfies RendererOptions

const directly = <T>(draw: () => Promise<T>): Promise<T> => draw()

/** Starts nothing yet: the first report, or the wish to be ready for it, starts the first process. The web process never draws. */
export function createPdfRenderer(options: RendererOptions = {}): PdfRenderer {
  const settings = { ...RENDER_DEFAULTS, around: directly, ...options }
  const pool = createRenderPool(settings)
  const cache = createPdfCache(settings.cacheBytes)
  const inHand = new Map<string, Promise<Uint8Array>>()
  const remembered = async (job: RenderJob, kind: string, of: string) => {
    const key = `${kind} ${createHash('sha256').update(of).digest('hex')}`
    const known = cache.get(key) ?? inHand.get(key)
    if (known) return known
    const made = pool.run(job).then(bytesOf)
    inHand.set(key, made)
    try {
      const bytes = await made
      cache.set(key, bytes)
      return bytes
    } finally {
      inHand.delete(key)
    }
  }
  return {
    render: (report, { paper = 'a4', extent = 'whole' } = {}) => {
      const model = JSON.stringify(report)
      const { library = null } = settings
      return remembered({ model, paper, extent, library }, `${paper} ${extent}`, model)
    },
    writeReport: (report, office, { paper = 'a4' } = {}) => {
      const model = JSON.stringify(report)
      return remembered({ model, paper, office }, `${paper} ${office}`, model)
    },
    drawCard: (shown) => {
      const card = JSON.stringify(shown)
      return remembered({ card }, 'card', card)
    },
    writeDraft: async (model, { paper = 'a4' } = {}) =>
      bytesOf(await pool.run({ draft: JSON.stringify(model), paper, office: 'docx' })),
    writeDocument: (written, { paper = 'a4' } = {}) => {
      const document = JSON.stringify(written)
      return remembered({ document, paper, office: 'docx' }, `${paper} written`, document)
    },
    drawChart: async (model, chart, format) => fileOf(await pool.run({ model: JSON.stringify(model), chart, format })),
    renderCheck: async (sheet) => bytesOf(await pool.run({ sheet: JSON.stringify(sheet) })),
    renderDraft: async (model, { paper = 'a4' } = {}) =>
      bytesOf(await pool.run({ draft: JSON.stringify(model), paper })),
    redrawLogo: async (picture) => {
      if (picture.byteLength > MAX_PICTURE_BYTES) throw new PictureRefused('tooLarge')
      return logoOf(await pool.run({ picture }))
    },
    redrawPicture: async (shown, kind) => pictureOf(await pool.run({ shown, kind })),
    warmUp: pool.warmUp,
    waiting: pool.waiting,
    close: async () => {
      cache.clear()
      await pool.close()
    },
  }
}

function pictureOf(result: RenderResult): Picture {
  if ('picture' in result) return result.picture
  if ('refused' in result) throw new PictureRefused(result.refused)
  throw new RenderFailed('error')
}

function fileOf(result: RenderResult): Uint8Array | null {
  if ('file' in result) return result.file
  throw new RenderFailed('error')
}

function bytesOf(result: RenderResult): Uint8Array {
  const bytes = 'pdf' in result ? result.pdf : fileOf(result)
  if (bytes) return bytes
  throw new RenderFailed('error')
}

function logoOf(result: RenderResult): Logo {
  if ('logo' in result) return result.logo
  throw 'refused' in result ? new PictureRefused(result.refused) : new RenderFailed('error')
}
