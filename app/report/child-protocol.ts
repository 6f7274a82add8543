import type { ChartName } from './charts/chart-names.ts'
import type { PictureFault } from './logo/picture-fault.ts'
import type { Logo } from './logo/redraw.ts'
import type { Picture } from './logo/redraw-picture.ts'
import type { Paper } from './theme.ts'

/** How much of a report is drawn: all of it, or its first two pages, to see what they look like. */
export type Extent = 'whole' | 'opening'

/** Files to write on in that a report is made as. */
export type OfficeFormat = 'docx' | 'pptx'

/** Kinds of files that a chart is made as. */
export type PictureFormat = 'svg' | 'png'

/** What the pool sends to a child: the model, the one page of a check, a draft or a document as JSON text, a picture that somebody sent as a logo or to show something, or nothing but the wish to be ready. */
export type RenderJob =
  | { model: string; paper: Paper; extent: Extent; library: string | null }
  | { sheet: string }
  | { draft: string; paper: Paper }
  | { model: string; paper: Paper; office: OfficeFormat }
  | { draft: string; paper: Paper; office: 'docx' }
  | { document: string; paper: Paper; office: 'docx' }
  | { model: string; chart: ChartName; format: PictureFormat }
  /** The picture of a page, as JSON text of a `ShareCard`. */
  | { card: string }
  | { picture: Uint8Array }
  | { shown: Uint8Array; kind: Picture['kind'] }
  | 'warmUp'

/** What comes of a job that was done; bytes of no length of a warm-up. */
export type RenderResult =
  | { pdf: Uint8Array }
  /** `null`: the report has no such chart. */
  | { file: Uint8Array | null }
  | { logo: Logo }
  | { picture: Picture }
  | { refused: PictureFault }

/** What a child answers. */
export type RenderAnswer = RenderResult | { error: string }
