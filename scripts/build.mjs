import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { fail, isMain, root, setUp } from './setup.mjs'

/** What the bundles are made of, but for the words in `content/`: these are read by the server. */
const SOURCES = [
  'app',
  'cli',
  'content',
  'db',
  'public',
  'package-lock.json',
  'package.json',
  'react-router.config.ts',
  'tsconfig.json',
  'vite.config.ts',
]
/** What the content is compiled from. The server looks for itself whether that is what it finds. */
const CONTENT = ['app/messages/locales.ts', 'content', 'package-lock.json']
const STAMP = join(root, 'build/sources.sha256')
const CONTENT_STAMP = join(root, 'build/content/sources.sha256')
const BUNDLE = join(root, 'build/server/index.js')
const ASSETS = join(root, 'build/client/assets')
/** Fonts and pictures are packed already. */
const PACKED = /\.(js|mjs|css|svg)$/
const LOCK = join(root, 'node_modules/.preflight-build')

/** Builds the web application, and compiles its content, unless they were made of these very sources. Writes to stderr only. */
export function buildIfChanged() {
  if (process.env.PREFLIGHT_PREBUILT === '1') return
  const release = holdBuild()
  try {
    build()
    // Afterwards: a build empties its folder.
    compileContent()
  } finally {
    release()
  }
}

/** One process builds at a time; a lock whose process is gone counts for nothing. */
function holdBuild() {
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
      return () => rmSync(LOCK, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isHeld()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    else rmSync(LOCK, { force: true })
  }
}

function isHeld() {
  try {
    process.kill(Number(readFileSync(LOCK, 'utf8')) || process.pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function compileContent() {
  const hash = hashFiles(CONTENT)
  if (isMadeOf(CONTENT_STAMP, hash)) return
  rmSync(CONTENT_STAMP, { force: true })
  run('scripts/compile-content.mjs')
  writeFileSync(CONTENT_STAMP, hash)
}

/** In a process of its own: what it reads takes memory that a server keeps for its pages. */
function run(script) {
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status, stderr } = spawnSync(process.execPath, [join(root, script)], { cwd: root, encoding: 'utf8', env })
  if (status !== 0) throw Object.assign(new Error(stderr.trim()), { code: 'PREFLIGHT_START' })
}

const isMadeOf = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash

function build() {
  const hash = hashFiles(SOURCES, (path) => !/^content\/.+\.yaml$/.test(path))
  if (existsSync(BUNDLE) && isMadeOf(STAMP, hash)) return
  console.error('Building ...')
  rmSync(STAMP, { force: true })
  const cli = join(root, 'node_modules/@react-router/dev/bin.cjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'build'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) {
    process.stderr.write(stdout + stderr)
    throw Object.assign(new Error('The build failed; its output above says why.'), { code: 'PREFLIGHT_START' })
  }
  run('scripts/weigh-pages.mjs')
  for (const file of readdirSync(ASSETS).filter((name) => PACKED.test(name))) pack(join(ASSETS, file))
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(STAMP, hash)
}

/** Beside each file that shrinks by it, its packings: they are sent as they lie there. */
function pack(file) {
  const plain = readFileSync(file)
  const packings = {
    '.br': brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
    '.gz': gzipSync(plain, { level: 9 }),
  }
  for (const [ending, packed] of Object.entries(packings)) {
    if (packed.length < plain.length) writeFileSync(file + ending, packed)
  }
}

function hashFiles(paths, counts = () => true) {
  const hash = createHash('sha256')
  for (const path of paths.filter((one) => existsSync(join(root, one)))) addTo(hash, path, counts)
  return hash.digest('hex')
}

function addTo(hash, path, counts) {
  const full = join(root, path)
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addTo(hash, `${path}/${name}`, counts)
  } else if (counts(path)) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
  }
}

if (isMain(import.meta)) {
  await setUp(import.meta.url)
  try {
    buildIfChanged()
    console.log('build/ is up to date.')
  } catch (error) {
    fail(error)
  }
}
