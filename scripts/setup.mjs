// Everything a fresh clone lacks: the packages of the lock, and Node 24. No dependency, runs on Node 20 and later.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const NODE_MAJOR = 24

/** An image that was built and pruned brings all that it needs. */
const isPrebuilt = process.env.PREFLIGHT_PREBUILT === '1'

/**
 * Returns in a process that has the packages and Node 24: this one, or a child that
 * runs the same script, whose end is then ours too.
 */
export async function setUp(scriptUrl) {
  process.chdir(root)
  if (!isPrebuilt) installPackages()
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) {
    process.channel?.unref()
    return
  }
  await runUnder(findNode(), fileURLToPath(scriptUrl))
}

/** Ends with one sentence for whoever started us, without a stack, if the error is meant for them. */
export function fail(error) {
  console.error(error?.code === 'PREFLIGHT_START' ? error.message : error)
  process.exit(1)
}

/** Whether this file was started, not imported. */
export function isMain(meta) {
  return realpathSync(process.argv[1]) === meta.filename
}

/** The command line of npm, also on systems where `npm` is a script. */
function npm(...args) {
  const path = process.env.npm_execpath
  const [command, ...first] = path?.endsWith('.js') ? [process.execPath, path] : ['npm']
  return spawnSync(command, [...first, ...args], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && !path,
  })
}

function installPackages() {
  if (isInstalled()) return
  console.error('Installing the packages of package-lock.json ...')
  const { status } = npm('ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error')
  if (status !== 0) fail({ code: 'PREFLIGHT_START', message: 'npm ci failed; its last lines above say why.' })
}

/** Whether npm noted exactly the lock's versions when it last finished an installation. */
function isInstalled() {
  const note = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(note)) return false
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const installed = read(note)
  return Object.entries(read(join(root, 'package-lock.json'))).every(([path, { version, optional }]) => {
    if (path === '') return true
    return installed[path] ? installed[path].version === version : optional === true
  })
}

function findNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const found = [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]
    .map((name) => join(root, 'node_modules', name, 'bin', file))
    .find((node) => existsSync(node))
  if (found) return found
  const message = `Preflight needs Node ${NODE_MAJOR}, this is ${process.version} and npm brought none for ${process.platform}-${process.arch}: install Node ${NODE_MAJOR} and try again.`
  return fail({ code: 'PREFLIGHT_START', message })
}

/** The channel tells the child when we are gone, however we went. */
function runUnder(node, script) {
  const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  // Ctrl-C reaches the child by itself, being in the same terminal.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise(() => {
    child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}
