/**
 * Values by name that keep their old versions: one more costs a path of at most eight nodes, with a
 * thousand names as with ten.
 *
 * A trie of sixteen branches on four bits of a hash at a time (Bagwell, Ideal Hash Trees, 2001).
 * Plain data, and the same names and values give the same data, whatever came and went before.
 */

/** A name and its value. @category desk @since 0.1.0 */
export type Entry<Value> = { readonly key: string; readonly value: Value }

/** The entries of one hash, in the order of their names. @category desk @since 0.1.0 */
export type Leaf<Value> = { readonly hash: number; readonly entries: ReadonlyArray<Entry<Value>> }

/**
 * Sixteen places, null where nothing is; at least two entries below.
 *
 * @category desk
 * @since 0.1.0
 */
export type Branch<Value> = ReadonlyArray<Node<Value>>

/** A part of the trie. @category desk @since 0.1.0 */
export type Node<Value> = Branch<Value> | Leaf<Value> | null

/** Values by name. @category desk @since 0.1.0 */
export type Dictionary<Value> = { readonly size: number; readonly root: Node<Value> }

/**
 * Nothing yet.
 *
 * @example
 * import { Dictionary } from 'twoway'
 *
 * Dictionary.empty.size // => 0
 *
 * @category desk
 * @since 0.1.0
 */
export const empty: Dictionary<never> = { size: 0, root: null }

/**
 * Returns the value of a name, or undefined.
 *
 * @example
 * import { Dictionary } from 'twoway'
 *
 * Dictionary.get(Dictionary.set(Dictionary.empty, 'a', 1), 'a') // => 1
 *
 * @category desk
 * @since 0.1.0
 */
export const get = <Value>({ root }: Dictionary<Value>, key: string): Value | undefined =>
  // A name that stands alone needs no hash.
  isBranch(root) ? found(root, key, hashOf(key)) : inLeaf(root, key)

const found = <Value>(root: Node<Value>, key: string, hash: number): Value | undefined => {
  let node = root
  for (let shift = 0; isBranch(node); shift += 4) node = node[(hash >>> shift) & 15] ?? null
  return inLeaf(node, key)
}

const inLeaf = <Value>(leaf: Leaf<Value> | null, key: string): Value | undefined => {
  if (leaf === null) return undefined
  const { entries } = leaf
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry<Value>
    if (entry.key === key) return entry.value
  }
  return undefined
}

/**
 * Returns the dictionary with a name set to a value.
 *
 * @example
 * import { Dictionary } from 'twoway'
 *
 * Dictionary.set(Dictionary.empty, 'a', 1).size // => 1
 *
 * @category desk
 * @since 0.1.0
 */
export const set = <Value>(
  dictionary: Dictionary<Value>,
  key: string,
  value: Value,
): Dictionary<Value> => {
  const { size, root } = dictionary
  if (root !== null && !isBranch(root) && root.entries.length === 1 && root.entries[0]?.key === key)
    return { size, root: { hash: root.hash, entries: [{ key, value }] } }
  const hash = hashOf(key)
  return {
    size: size + (found(root, key, hash) === undefined ? 1 : 0),
    root: put(root, { hash, entries: [{ key, value }] }, 0),
  }
}

/**
 * Returns the dictionary without a name; itself where it has none of that name.
 *
 * @example
 * import { Dictionary } from 'twoway'
 *
 * Dictionary.without(Dictionary.set(Dictionary.empty, 'a', 1), 'a') // => Dictionary.empty
 *
 * @category desk
 * @since 0.1.0
 */
export const without = <Value>(dictionary: Dictionary<Value>, key: string): Dictionary<Value> =>
  get(dictionary, key) === undefined
    ? dictionary
    : { size: dictionary.size - 1, root: take(dictionary.root, key, hashOf(key), 0) }

/**
 * Lists the entries, in an order that only the names decide.
 *
 * @example
 * import { Dictionary } from 'twoway'
 *
 * Dictionary.entries(Dictionary.set(Dictionary.empty, 'a', 1)) // => [{ key: 'a', value: 1 }]
 *
 * @category desk
 * @since 0.1.0
 */
export const entries = <Value>({ root }: Dictionary<Value>): ReadonlyArray<Entry<Value>> => {
  if (root === null) return []
  if (!isBranch(root)) return root.entries
  const found: Array<Entry<Value>> = []
  const visit = (node: Node<Value>): void => {
    if (isBranch(node)) for (const child of node) visit(child)
    else if (node !== null) for (const entry of node.entries) found.push(entry)
  }
  visit(root)
  return found
}

const isBranch = <Value>(node: Node<Value>): node is Branch<Value> => Array.isArray(node)

const nothing: Branch<never> = /* @__PURE__ */ Array.from({ length: 16 }, () => null)

/** FNV-1a over the units of the text, 32 bits. */
const hashOf = (key: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return hash
}

const put = <Value>(node: Node<Value>, leaf: Leaf<Value>, shift: number): Node<Value> => {
  if (node === null) return leaf
  if (isBranch(node)) {
    const at = (leaf.hash >>> shift) & 15
    return withChild(node, at, put(node[at] ?? null, leaf, shift + 4))
  }
  if (node.hash === leaf.hash) return joined(node, leaf)
  return put(withChild(nothing, (node.hash >>> shift) & 15, node), leaf, shift)
}

const joined = <Value>({ hash, entries: known }: Leaf<Value>, leaf: Leaf<Value>): Leaf<Value> => {
  const added = leaf.entries[0] as Entry<Value>
  if (known.length === 1 && known[0]?.key === added.key) return leaf
  const others = known.filter(({ key }) => key !== added.key)
  return { hash, entries: [...others, added].sort((a, b) => (a.key < b.key ? -1 : 1)) }
}

const withChild = <Value>(branch: Branch<Value>, at: number, child: Node<Value>): Branch<Value> => {
  const copy = branch.slice()
  copy[at] = child
  return copy
}

const take = <Value>(node: Node<Value>, key: string, hash: number, shift: number): Node<Value> => {
  if (isBranch(node)) {
    const at = (hash >>> shift) & 15
    return lifted(withChild(node, at, take(node[at] ?? null, key, hash, shift + 4)))
  }
  const left = node?.entries.filter((entry) => entry.key !== key) ?? []
  return left.length === 0 ? null : { hash, entries: left }
}

/** A branch over one leaf is that leaf, as if the others had never been. */
const lifted = <Value>(branch: Branch<Value>): Node<Value> => {
  const children = branch.filter((child) => child !== null)
  const only = children[0] as Node<Value>
  return children.length === 1 && !isBranch(only) ? only : branch
}
