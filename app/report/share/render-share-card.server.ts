import { loadMeasureFace, loadRasteriser } from '../charts/rasterise.server.ts'
import { drawShareCard } from './draw-share-card.ts'
import type { ShareCard } from './share-card.ts'

/** A card as PNG of 1200 × 630 pixels. In this process and blocking it: for the child process, never for the web. */
export async function renderShareCard(card: ShareCard): Promise<Uint8Array> {
  const svg = drawShareCard(card, await loadMeasureFace())
  const toPng = await loadRasteriser()
  return toPng(svg)
}
