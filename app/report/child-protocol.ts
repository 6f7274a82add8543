import type { Paper } from './theme.ts'

/** What the pool sends to a child: the model as JSON text. */
export type RenderJob = { model: string; paper: Paper }

/** What a child answers. */
export type RenderAnswer = { pdf: Uint8Array } | { error: string }
