import type { Expression } from '#content/expression.ts'

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
