// The built routes as react-router-serve takes them: with what each request of theirs needs, and nothing that we put in front.
import { createPreflight } from '../../build/server/index.js'

const { build, fillContext } = await createPreflight({
  databaseUrl: process.env.BENCH_DATABASE,
  origin: null,
  clientFiles: null,
  logLevel: 'silent',
})

async function giveServices({ context, request }) {
  const declared = new URL(request.url).pathname.startsWith('/assessments/') ? 'assessment.read' : 'anybody'
  const arrival = { requestId: '', locale: 'en', nonce: undefined, address: '127.0.0.1', declared }
  await fillContext(context, request, arrival)
}

const { root } = build.routes
export const routes = {
  ...build.routes,
  root: { ...root, module: { ...root.module, middleware: [giveServices] } },
}
export const { assets, assetsBuildDirectory, basename, entry, future, isSpaMode, prerender, publicPath } = build
export const { allowedActionOrigins, routeDiscovery, ssr } = build

// Its own server waits for connections to end, and ours to the database would stay.
process.once('SIGTERM', () => process.exit(0))
