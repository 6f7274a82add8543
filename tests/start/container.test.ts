import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readEnvironment } from '#app/env.server.ts'
import { refuseWeakSecrets } from '#app/secrets.server.ts'

type Service = {
  image?: string
  build?: string
  environment?: Record<string, string>
  ports?: string[]
  volumes?: string[]
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test: string[] }
}

const compose: { services: Record<string, Service>; volumes: Record<string, unknown> } = parse(
  readFileSync('docker-compose.yml', 'utf8'),
)
const dockerfile = readFileSync('Dockerfile', 'utf8').split('\n')
/** As a plugin or as a command of its own, whichever this machine has. */
const composeCommand = [['docker', 'compose'], ['docker-compose']].find(
  ([command = '', ...first]) => spawnSync(command, [...first, 'version'], { stdio: 'ignore' }).status === 0,
)

test('the compose file runs the product, PostgreSQL 18 and a mail catcher', () => {
  expect(Object.keys(compose.services).sort()).toEqual(['app', 'database', 'mail'])
  expect(compose.services.app?.build).toBe('.')
  expect(compose.services.database?.image).toMatch(/^postgres:18(\.|$)/)
  // A tag that moves is another program tomorrow.
  expect(compose.services.mail?.image).toMatch(/:v?\d+\.\d+/)
})

test('whatever a service refers to is there', () => {
  for (const { depends_on = {}, volumes = [] } of Object.values(compose.services)) {
    for (const [name, { condition }] of Object.entries(depends_on)) {
      expect(Object.keys(compose.services)).toContain(name)
      if (condition === 'service_healthy') expect(compose.services[name]?.healthcheck, name).toBeDefined()
    }
    for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0])
  }
})

test('no password stands in the compose file, and no port is open to the network', () => {
  const text = readFileSync('docker-compose.yml', 'utf8')

  for (const use of text.match(/POSTGRES_PASSWORD[^\s]*/g) ?? []) expect(use).not.toMatch(/PASSWORD[:=-]+[A-Za-z0-9]/)
  expect(text).toContain('${POSTGRES_PASSWORD:?')
  for (const { ports = [] } of Object.values(compose.services)) {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
  }
})

test('the product understands every setting that the compose file and the image give it', () => {
  const image = dockerfile.filter((line) => line.startsWith('ENV ')).flatMap((line) => line.slice(4).split(' '))
  const given = { ...Object.fromEntries(image.map((pair) => pair.split('='))), ...compose.services.app?.environment }
  const filled = Object.fromEntries(
    Object.entries(given).map(([name, text]) => [
      name,
      String(text)
        .replace(/\$\{\w+:-\}/, randomBytes(24).toString('hex'))
        .replace(/\$\{\w+:-([^}]*)\}/, '$1')
        .replace(/\$\{\w+:\?[^}]*\}/, randomBytes(24).toString('hex')),
    ]),
  )

  const environment = readEnvironment(filled)
  const settings: Record<string, unknown> = environment

  for (const name of Object.keys(filled)) {
    if (name !== 'PREFLIGHT_PREBUILT') expect(settings[name], name).toBeDefined()
  }
  // What its first lines say to set is strong enough to start with.
  expect(readFileSync('docker-compose.yml', 'utf8')).toContain('POSTGRES_PASSWORD=$(openssl rand -hex 24)')
  expect(() => refuseWeakSecrets(environment)).not.toThrow()
})

test('the image runs as somebody who is not root, in a second stage', () => {
  const last = dockerfile.findLastIndex((line) => line.startsWith('FROM '))

  expect(dockerfile.filter((line) => line.startsWith('FROM '))).toHaveLength(2)
  expect(dockerfile.slice(last).filter((line) => line.startsWith('USER '))).toEqual(['USER node'])
})

test('the image gets every folder and file that it is built from, and nothing private', () => {
  const lines = readFileSync('.dockerignore', 'utf8').split('\n')
  const allowed = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1))

  expect(lines[0]).toBe('*')
  for (const path of allowed) expect(existsSync(path), path).toBe(true)
  expect(allowed).toEqual(
    expect.arrayContaining(['app', 'content', 'db', 'scripts', 'package-lock.json', 'vite.config.ts']),
  )
  for (const secret of ['.env', '.data', '.git']) expect(allowed).not.toContain(secret)
})

test.runIf(composeCommand)('Compose itself accepts the file, and refuses it without a password', () => {
  const [command = '', ...first] = composeCommand ?? []
  const check = (env: Record<string, string>) =>
    spawnSync(command, [...first, 'config', '--quiet'], { env: { ...process.env, ...env } }).status

  expect(check({ POSTGRES_PASSWORD: 'secret' })).toBe(0)
  expect(check({ POSTGRES_PASSWORD: '' })).not.toBe(0)
})
