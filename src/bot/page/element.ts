/**
 * Elements of the page, found, made and kept.
 */

/** Returns the element of an id that the page is made with. @category bot @since 0.1.0 */
export const found = <Kind extends HTMLElement>(id: string): Kind => {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no ${id}`)
  return element as Kind
}

/** Returns a new element of a class, or of none, with a text. @category bot @since 0.1.0 */
export const made = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text: string,
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name)
  if (className !== '') element.className = className
  element.textContent = text
  return element
}

/**
 * Sets a text if it is another: what a person has marked or a reader is reading stays.
 *
 * @category bot
 * @since 0.1.0
 */
export const say = (element: Element, text: string): void => {
  if (element.textContent !== text) element.textContent = text
}

/**
 * Makes the children of a parent those of the keys, in their order: one that is there stays the
 * same element, with the focus that it has. Of one key there may be several.
 *
 * @category bot
 * @since 0.1.0
 */
export const keep = <Item, Kind extends HTMLElement>(
  parent: HTMLElement,
  items: ReadonlyArray<Item>,
  key: (item: Item) => string,
  make: (item: Item) => Kind,
  fill: (element: Kind, item: Item) => void,
): void => {
  const before = new Map<string, Array<Kind>>()
  for (const child of parent.children) {
    const name = keyOf(child)
    before.set(name, [...(before.get(name) ?? []), child as Kind])
  }
  const kept = items.map((item) => {
    const name = key(item)
    const element = before.get(name)?.shift() ?? make(item)
    element.dataset['key'] = name
    fill(element, item)
    return element
  })
  for (const gone of [...before.values()].flat()) gone.remove()
  order(parent, kept)
}

/** What is moved loses the focus, so the others go around it. */
const order = (parent: HTMLElement, elements: ReadonlyArray<HTMLElement>): void => {
  const focused = elements.find((element) => element.contains(document.activeElement))
  let next: Element | null = parent.firstElementChild
  for (const element of elements) {
    while (element === focused && next !== null && next !== element) {
      const after: Element | null = next.nextElementSibling
      parent.append(next)
      next = after
    }
    if (element === next) next = next.nextElementSibling
    else parent.insertBefore(element, next)
  }
}

const keyOf = (child: Element): string => (child as HTMLElement).dataset['key'] ?? ''

/** Returns a row of so many cells, the first of them its heading. @category bot @since 0.1.0 */
export const rowOf = (cells: number): HTMLTableRowElement => {
  const row = document.createElement('tr')
  for (let at = 0; at < cells; at++) {
    const cell = document.createElement(at === 0 ? 'th' : 'td')
    if (at === 0) cell.scope = 'row'
    row.append(cell)
  }
  return row
}

/** Sets the cells of a row, from one of them on. @category bot @since 0.1.0 */
export const sayRow = (row: HTMLElement, texts: ReadonlyArray<string>, from = 0): void => {
  texts.forEach((text, at) => {
    const cell = row.children[from + at]
    if (cell !== undefined) say(cell, text)
  })
}
