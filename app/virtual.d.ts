declare module 'virtual:react-router/server-build' {
  import type { ServerBuild } from 'react-router'
  export const assets: ServerBuild['assets']
  export const assetsBuildDirectory: ServerBuild['assetsBuildDirectory']
  export const basename: ServerBuild['basename']
  export const entry: ServerBuild['entry']
  export const future: ServerBuild['future']
  export const isSpaMode: ServerBuild['isSpaMode']
  export const prerender: ServerBuild['prerender']
  export const publicPath: ServerBuild['publicPath']
  export const routeDiscovery: ServerBuild['routeDiscovery']
  export const routes: ServerBuild['routes']
  export const ssr: ServerBuild['ssr']
}

declare module 'virtual:words' {
  import type { AREAS, EVERYWHERE } from '#app/messages/areas.ts'
  import type { Locale, Messages } from '#app/messages/locales.ts'

  type Part = (typeof EVERYWHERE)[number] | (typeof AREAS)[number]
  const loaders: Record<Locale, { [Name in Part]: () => Promise<{ default: Messages[Name] }> }>
  export default loaders
}

declare module 'virtual:islands' {
  /** Where each module of `app/islands` is served, by its name. */
  const addresses: Readonly<Record<string, string>>
  export default addresses
}
