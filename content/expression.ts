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
