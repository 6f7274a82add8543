import type { Step } from './tracing.ts'

/** What is told of a statement: its text, in which values are numbers, and what it does to which table first. */
export function stepOf(text: string): Step {
  const operation = (/\w+/.exec(text)?.[0] ?? 'statement').toLowerCase()
  const [, schema, table] = /\b(app|sys)"?\."?(\w+)/.exec(text) ?? []
  const facts = { 'db.system.name': 'postgresql', 'db.operation.name': operation, 'db.query.text': text }
  if (table === undefined) return { name: operation, facts }
  const collection = `${schema}.${table}`
  return { name: `${operation} ${collection}`, facts: { ...facts, 'db.collection.name': collection } }
}
