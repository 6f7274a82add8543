import { inflateSync } from 'node:zlib'

type Name = { name: string }
export type Ref = { ref: number }
export type Dict = Map<string, Value>
/** A string holds its bytes. */
export type Value = null | boolean | number | string | Name | Ref | Value[] | Dict

export type PdfObject = { value: Value; stream?: Buffer }

const SPACE = /[\s\0]/
const END = /[\s\0()<>[\]{}/%]/

/** Tokens of a file, or of the content of a page. */
export class Reader {
  readonly text: string
  at: number

  constructor(text: string, at: number) {
    this.text = text
    this.at = at
  }

  skip(): void {
    while (this.at < this.text.length) {
      if (this.text[this.at] === '%') this.at = this.endOfLine()
      else if (SPACE.test(this.text[this.at] ?? '')) this.at += 1
      else return
    }
  }

  isDone(): boolean {
    this.skip()
    return this.at >= this.text.length
  }

  word(): string {
    this.skip()
    const from = this.at
    while (this.at < this.text.length && !END.test(this.text[this.at] ?? '')) this.at += 1
    if (this.at === from) throw new Error(`No word at ${from}: ${this.text.slice(from, from + 20)}`)
    return this.text.slice(from, this.at)
  }

  skipTo(word: string): void {
    this.at = this.text.indexOf(word, this.at)
  }

  /** Behind its number. */
  object(): PdfObject {
    if (this.word() !== '0' || this.word() !== 'obj') throw new Error(`No object at ${this.at}`)
    const value = this.value()
    if (this.word() === 'endobj') return { value }
    const from = this.text.indexOf('\n', this.at) + 1
    const packed = Buffer.from(this.text.slice(from, from + Number(dict(value).get('Length'))), 'latin1')
    this.at = from + packed.length
    if (this.word() !== 'endstream' || this.word() !== 'endobj') throw new Error(`A stream is not as long as it says.`)
    const isPacked = nameOf(dict(value).get('Filter')) === 'FlateDecode'
    return { value, stream: isPacked ? inflateSync(packed) : packed }
  }

  value(): Value {
    this.skip()
    const rest = this.text.slice(this.at, this.at + 2)
    if (rest === '<<') return this.#dict()
    if (rest[0] === '<') return this.#hex()
    if (rest[0] === '(') return this.#string()
    if (rest[0] === '[') return this.#array()
    if (rest[0] === '/') {
      this.at += 1
      return { name: END.test(this.text[this.at] ?? '') ? '' : unescaped(this.word()) }
    }
    return this.#plain()
  }

  #plain(): Value {
    const reference = /^(\d+) 0 R(?![A-Za-z])/.exec(this.text.slice(this.at, this.at + 20))
    if (reference) {
      this.at += reference[0].length
      return { ref: Number(reference[1]) }
    }
    const word = this.word()
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    if (!/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(word)) throw new Error(`No value: ${word}`)
    return Number(word)
  }

  #dict(): Dict {
    const held: Dict = new Map()
    this.at += 2
    for (this.skip(); this.text.slice(this.at, this.at + 2) !== '>>'; this.skip()) {
      const key = nameOf(this.value())
      held.set(key, this.value())
    }
    this.at += 2
    return held
  }

  #array(): Value[] {
    const held: Value[] = []
    this.at += 1
    for (this.skip(); this.text[this.at] !== ']'; this.skip()) held.push(this.value())
    this.at += 1
    return held
  }

  #hex(): string {
    const end = this.text.indexOf('>', this.at)
    const digits = this.text.slice(this.at + 1, end).replace(/\s/g, '')
    this.at = end + 1
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1')
  }

  #string(): string {
    let depth = 0
    let held = ''
    do {
      const sign = this.text[this.at] ?? ''
      if (sign === '') throw new Error('A string has no end.')
      if (sign === '\\') held += sign + (this.text[++this.at] ?? '')
      else held += sign
      depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
      this.at += 1
    } while (depth > 0)
    return held.slice(1, -1).replace(/\\(.)/gs, (_, sign) => ESCAPES[sign] ?? sign)
  }

  endOfLine(): number {
    const end = this.text.indexOf('\n', this.at)
    return end < 0 ? this.text.length : end + 1
  }
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(name: string): string {
  return name.replace(/#([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
}

export function dict(value: Value | undefined): Dict {
  if (value instanceof Map) return value
  throw new Error('There is no dictionary.')
}

/** A name without its slash; empty: it is none. */
export function nameOf(value: Value | undefined): string {
  return value !== null && typeof value === 'object' && 'name' in value ? (value as Name).name : ''
}
