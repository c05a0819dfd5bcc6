/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import {
  DependenciesResponse,
  DependencyNode,
} from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { words } from '../../../text/words';
import { useText } from '../../../translation';
import styles from './facets.module.css';

const HEIGHT = 44;
const PADDING = 12;
/** Between two boxes, where the name of an edge stands. */
const GAP = 110;
/** Of the font that the boxes are written in; wide enough for any of its letters. */
const LETTER = 8;

type Node = DependencyNode & { isOwn: boolean };

/** The graph to be looked at; the list beside it says the same. @internal */
export function DependencyPicture(props: {
  graph: DependenciesResponse;
  own: string;
}) {
  const { graph, own } = props;
  const t = useText();
  const nodes = useMemo(
    () => graph.nodes.map(it => ({ ...it, isOwn: it.id === own })),
    [graph, own],
  );
  const edges = useMemo(
    () =>
      graph.edges.map(({ from, to, blocking }) => ({
        from,
        to,
        label: blocking ? t('facets.blocks') : '',
      })),
    [graph, t],
  );
  return (
    <div
      role="img"
      aria-label={t('facets.picture', { number: String(nodes.length) })}
      className={styles.picture}
      // What does not fit is scrolled to, by the keyboard as well
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <div style={{ minWidth: ranksOf(graph) * widestOf(graph) - GAP }}>
        <DependencyGraph<Node, { label: string }>
          nodes={nodes}
          edges={edges}
          direction={DependencyGraphTypes.Direction.LEFT_RIGHT}
          renderNode={renderNode}
          renderLabel={renderLabel}
          showArrowHeads
          zoom="disabled"
          allowFullscreen={false}
        />
      </div>
    </div>
  );
}

function stateOf({ status }: DependencyNode): string {
  return status ? words(status.state) : '?';
}

function widthOf(node: DependencyNode): number {
  const letters = Math.max(node.id.length, stateOf(node).length);
  return letters * LETTER + 2 * PADDING;
}

/** How many boxes stand side by side; no more than there are, where they wait in a circle. */
function ranksOf({ nodes, edges }: DependenciesResponse): number {
  const ranks = new Map(nodes.map(({ id }) => [id, 1]));
  for (const _ of nodes) {
    for (const { from, to } of edges) {
      const rank = (ranks.get(from) ?? 1) + 1;
      ranks.set(to, Math.max(ranks.get(to) ?? 1, rank));
    }
  }
  return Math.min(Math.max(...ranks.values()), nodes.length);
}

/** What a rank takes at most, with the edges to the next. */
function widestOf({ nodes }: DependenciesResponse): number {
  return Math.max(...nodes.map(widthOf)) + GAP;
}

function renderNode({ node }: DependencyGraphTypes.RenderNodeProps<Node>) {
  return (
    <g
      className={styles.box}
      data-health={node.missing ? 'Error' : node.status?.health ?? 'Unknown'}
      data-own={node.isOwn || undefined}
    >
      <rect width={widthOf(node)} height={HEIGHT} rx={6} />
      <text x={PADDING} y={18}>
        {node.id}
      </text>
      <text x={PADDING} y={35} className={styles.state}>
        {stateOf(node)}
      </text>
    </g>
  );
}

function renderLabel({
  edge,
}: DependencyGraphTypes.RenderLabelProps<{ label: string }>) {
  return <text className={styles.label}>{edge.label}</text>;
}
