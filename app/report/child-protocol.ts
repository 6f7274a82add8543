import type { Paper } from './theme.ts'

/** What the pool sends to a child: the model as JSON text, or nothing but the wish to be ready. */
export type RenderJob = { model: string; paper: Paper } | 'warmUp'

/** What a child answers; bytes of no length to a warm-up. */
export type RenderAnswer = { pdf: Uint8Array } | { error: string }
