export const ACTIONS = '/actions'

export const actionHref = (id: string) => `${ACTIONS}/${id}`

/** Where the list begins that holds an action. */
export const dimensionHref = (dimension: string) => `${ACTIONS}#${dimension}`
