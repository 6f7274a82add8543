import type { PictureFault } from './logo/picture-fault.ts'
import type { Logo } from './logo/redraw.ts'
import type { Picture } from './logo/redraw-picture.ts'
import type { Paper } from './theme.ts'

/** How much of a report is drawn: all of it, or its first two pages, to see what they look like. */
export type Extent = 'whole' | 'opening'

/** What the pool sends to a child: the model, the one page of a check or a draft as JSON text, a picture that somebody sent as a logo or to show something, or nothing but the wish to be ready. */
export type RenderJob =
  | { model: string; paper: Paper; extent: Extent }
  | { sheet: string }
  | { draft: string; paper: Paper }
  | { picture: Uint8Array }
  | { shown: Uint8Array; kind: Picture['kind'] }
  | 'warmUp'

/** What comes of a job that was done; bytes of no length of a warm-up. */
export type RenderResult = { pdf: Uint8Array } | { logo: Logo } | { picture: Picture } | { refused: PictureFault }

/** What a child answers. */
export type RenderAnswer = RenderResult | { error: string }
