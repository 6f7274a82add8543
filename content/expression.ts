/**
 * Conditions in content files (`ask_if`, contradictions, pitfalls, profiles).
 *
 * Grammar (mapping A10):
 *   expr := or; or := and ('or' and)*; and := atom ('and' atom)*
 *   atom := '(' expr ')' | 'true' | id (>=|<=|==|!=) (int | option | [list])
 *         | id in [list] | id contains option | id contains any of [list]
 *
 * Parsing happens once, when content is loaded; core evaluates the tree on
 * intervals (three-valued).
 */
export type Expression =
  | { op: 'true' }
  | { op: 'and' | 'or'; terms: Expression[] }
  | { op: 'level'; ref: string; cmp: '>=' | '<=' | '==' | '!='; level: number }
  | { op: 'option'; ref: string; cmp: '==' | '!='; options: string[]; list: boolean }
  | { op: 'in' | 'contains'; ref: string; options: string[] }

/** Why a condition cannot be read: where (0-based offset in the source) and what would mend it. */
export class ExpressionError extends Error {
  readonly position: number
  readonly mend: string

  constructor(message: string, position: number, mend: string) {
    super(`${message} at position ${position + 1}. ${mend}`)
    this.name = 'ExpressionError'
    this.position = position
    this.mend = mend
  }
}

type Token = { text: string; kind: 'word' | 'number' | 'sign' | 'end'; at: number }
type Comparison = '>=' | '<=' | '==' | '!='

const TOKEN = /\s*(?:(>=|<=|==|!=|[()[\],])|(\d+)(?![\w-])|([a-z][\w-]*))/y

/**
 * Reads a condition into its tree; `and` binds tighter than `or`, terms keep their order.
 *
 * @throws ExpressionError naming position and mend
 */
export function parseExpression(source: string): Expression {
  const tokens = new Tokens(tokenize(source))
  const expression = parseOr(tokens)
  const rest = tokens.next()
  if (rest.kind !== 'end') fail(rest, `Unexpected "${rest.text}"`, 'Join conditions with "and" or "or".')
  return expression
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.trimEnd().length) {
    const start = TOKEN.lastIndex
    const match = TOKEN.exec(source)
    if (!match) {
      const at = start + (source.slice(start).match(/^\s*/)?.[0].length ?? 0)
      throw new ExpressionError(
        `Unexpected "${source.slice(at, at + 1)}"`,
        at,
        'Use ids, levels 0-4, options, and >= <= == != in contains and or ( ) [ ].',
      )
    }
    const [, sign, number, word] = match
    const text = sign ?? number ?? word ?? ''
    tokens.push({ text, kind: sign ? 'sign' : number ? 'number' : 'word', at: TOKEN.lastIndex - text.length })
  }
  tokens.push({ text: 'end of the condition', kind: 'end', at: source.length })
  return tokens
}

class Tokens {
  #tokens: Token[]
  #index = 0

  constructor(tokens: Token[]) {
    this.#tokens = tokens
  }

  peek(): Token {
    return this.#tokens[this.#index] ?? { text: 'end of the condition', kind: 'end', at: 0 }
  }

  next(): Token {
    const token = this.peek()
    if (token.kind !== 'end') this.#index += 1
    return token
  }

  /** Takes the next token if it is this text. */
  take(text: string): boolean {
    const found = this.peek().kind !== 'end' && this.peek().text === text
    if (found) this.next()
    return found
  }

  expect(text: string, mend: string) {
    const token = this.next()
    if (token.kind === 'end' || token.text !== text) fail(token, `Expected "${text}" but found "${token.text}"`, mend)
  }
}

const KEYWORDS = new Set(['and', 'or', 'in', 'contains', 'any', 'of', 'true'])

function parseOr(tokens: Tokens): Expression {
  return parseJoined(tokens, 'or', parseAnd)
}

function parseAnd(tokens: Tokens): Expression {
  return parseJoined(tokens, 'and', parseAtom)
}

function parseJoined(tokens: Tokens, op: 'and' | 'or', parseTerm: (tokens: Tokens) => Expression): Expression {
  const first = parseTerm(tokens)
  const terms = [first]
  while (tokens.take(op)) terms.push(parseTerm(tokens))
  return terms.length === 1 ? first : { op, terms }
}

function parseAtom(tokens: Tokens): Expression {
  if (tokens.take('(')) {
    const inner = parseOr(tokens)
    tokens.expect(')', 'Close the bracket.')
    return inner
  }
  if (tokens.take('true')) return { op: 'true' }
  const ref = parseId(tokens)
  if (tokens.take('in')) return { op: 'in', ref, options: parseList(tokens) }
  if (tokens.take('contains')) return { op: 'contains', ref, options: parseContained(tokens) }
  return parseComparison(tokens, ref)
}

function parseComparison(tokens: Tokens, ref: string): Expression {
  const sign = tokens.next()
  if (!isComparison(sign.text)) {
    fail(sign, `Expected a comparison after "${ref}" but found "${sign.text}"`, 'Use >=, <=, ==, !=, in or contains.')
  }
  const cmp = sign.text
  const operand = tokens.peek()
  if (operand.kind === 'number') return { op: 'level', ref, cmp, level: parseLevel(tokens) }
  if (cmp !== '==' && cmp !== '!=') {
    fail(operand, `Expected a level after "${cmp}" but found "${operand.text}"`, 'Compare options with == or !=.')
  }
  if (operand.text === '[') return { op: 'option', ref, cmp, options: parseList(tokens), list: true }
  return { op: 'option', ref, cmp, options: [parseOption(tokens)], list: false }
}

function isComparison(text: string): text is Comparison {
  return text === '>=' || text === '<=' || text === '==' || text === '!='
}

function parseLevel(tokens: Tokens): number {
  const token = tokens.next()
  const level = Number(token.text)
  if (level > 4) fail(token, `"${token.text}" is no level`, 'Levels are 0, 1, 2, 3 and 4.')
  return level
}

function parseContained(tokens: Tokens): string[] {
  if (!tokens.take('any')) return [parseOption(tokens)]
  tokens.expect('of', 'Write "contains any of [a, b]".')
  return parseList(tokens)
}

function parseList(tokens: Tokens): string[] {
  tokens.expect('[', 'Write the options as [a, b].')
  const options = [parseOption(tokens)]
  while (tokens.take(',')) options.push(parseOption(tokens))
  tokens.expect(']', 'Separate options with commas and close the list with "]".')
  return options
}

function parseId(tokens: Tokens): string {
  return parseWord(tokens, 'an id', 'Begin each condition with the id of a capability or question.')
}

function parseOption(tokens: Tokens): string {
  return parseWord(tokens, 'an option', 'Name one of the options of the question.')
}

function parseWord(tokens: Tokens, what: string, mend: string): string {
  const token = tokens.next()
  if (token.kind !== 'word' || KEYWORDS.has(token.text)) fail(token, `Expected ${what} but found "${token.text}"`, mend)
  return token.text
}

function fail(token: Token, message: string, mend: string): never {
  throw new ExpressionError(message, token.at, mend)
}

/** Every condition on a single id inside an expression, in order of appearance. */
export function listAtoms(expression: Expression): Exclude<Expression, { op: 'and' | 'or' | 'true' }>[] {
  if (expression.op === 'true') return []
  if ('terms' in expression) return expression.terms.flatMap(listAtoms)
  return [expression]
}

/** Writes a tree back in the grammar; reading it again gives the same tree. */
export function formatExpression(expression: Expression): string {
  switch (expression.op) {
    case 'true':
      return 'true'
    case 'and':
    case 'or':
      return expression.terms.map((term) => formatTerm(term)).join(` ${expression.op} `)
    case 'level':
      return `${expression.ref} ${expression.cmp} ${expression.level}`
    case 'option':
      return `${expression.ref} ${expression.cmp} ${expression.list ? formatList(expression.options) : expression.options[0]}`
    case 'in':
      return `${expression.ref} in ${formatList(expression.options)}`
    case 'contains':
      return expression.options.length === 1
        ? `${expression.ref} contains ${expression.options[0]}`
        : `${expression.ref} contains any of ${formatList(expression.options)}`
  }
}

function formatTerm(term: Expression): string {
  return term.op === 'and' || term.op === 'or' ? `(${formatExpression(term)})` : formatExpression(term)
}

function formatList(options: readonly string[]): string {
  return `[${options.join(', ')}]`
}
