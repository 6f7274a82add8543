import { join } from 'node:path'
import type { Config } from '@react-router/dev/config'
import { lightenRouteList } from './app/lighter-route-list.server.ts'

export default {
  appDirectory: 'app',
  ssr: true,
  /** Each entry of the server build keeps its name; see vite.config.ts. */
  serverBuildFile: '[name].js',
  /** All routes are known from the start: they are few, and links need no look-up of their own. */
  routeDiscovery: { mode: 'initial' },
  buildEnd: ({ reactRouterConfig }) => lightenRouteList(join(reactRouterConfig.buildDirectory, 'client/assets')),
} satisfies Config
