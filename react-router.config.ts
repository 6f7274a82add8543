import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'app',
  ssr: true,
  /** All routes are known from the start: they are few, and links need no look-up of their own. */
  routeDiscovery: { mode: 'initial' },
} satisfies Config
