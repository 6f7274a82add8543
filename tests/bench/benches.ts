import type { Bench } from './table.ts'

/** Parts of `npm run bench` in the order of `docs/bench.md`; each is loaded when it is asked for. */
export const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  scoring: () => import('./scoring.ts'),
  adaptive: () => import('./adaptive.ts'),
  planning: () => import('./planning.ts'),
  psplib: () => import('./psplib.ts'),
  'what-if': () => import('./what-if.ts'),
  pdf: () => import('./pdf.ts'),
  pages: () => import('./pages.ts'),
  library: () => import('./library.ts'),
  autosave: () => import('./autosave.ts'),
  'sign-in': () => import('./sign-in.ts'),
  clients: () => import('./clients.ts'),
  governance: () => import('./governance.ts'),
  growth: () => import('./growth.ts'),
  kpi: () => import('./kpi.ts'),
  'pilot-pages': () => import('./pilot-pages.ts'),
  weights: () => import('./weights.ts'),
  start: () => import('./start.ts'),
  load: () => import('./load.ts'),
  faults: () => import('./faults.ts'),
  simulation: () => import('./simulation.ts'),
  house: () => import('./house.ts'),
}
