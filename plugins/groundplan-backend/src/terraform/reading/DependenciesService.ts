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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  DependenciesResponse,
  DependencyGraph,
  DependencyNode,
  Finding,
  TERRAFORM_GROUP,
  terraformDependencyGraph,
} from 'backstage-plugin-groundplan-common';
import { Mirror, originLocationOf } from 'backstage-plugin-groundplan-node';
import { Fleets } from '../../fleet/Fleets';
import { Row, RowId, rowKey } from '../../fleet/Row';
import { Visibility } from '../../visibility/Visibility';
import { VisibilityService } from '../../visibility/VisibilityService';
import { TerraformAccess } from '../TerraformAccess';

/** More than this is no picture that anybody could read. */
const MAX_NODES = 200;

/** @internal */
export interface DependenciesServiceOptions {
  access: TerraformAccess;
  fleets: Fleets;
  mirror: Mirror;
  visibility: VisibilityService;
}

/**
 * The graph of `spec.dependsOn` around a Terraform resource. Dependencies never
 * leave their host: the controller looks for them in its own cluster.
 *
 * @internal
 */
export class DependenciesService {
  readonly #options: DependenciesServiceOptions;

  static create(options: DependenciesServiceOptions): DependenciesService {
    return new DependenciesService(options);
  }

  private constructor(options: DependenciesServiceOptions) {
    this.#options = options;
  }

  async get(
    id: RowId,
    credentials: BackstageCredentials,
  ): Promise<DependenciesResponse> {
    const { access, mirror } = this.#options;
    const { operator } = await access.see(id, credentials);
    if (!operator.storesPlans || !id.namespace) {
      return { nodes: [], edges: [], findings: [] };
    }
    const visibility = await this.#options.visibility.of(credentials);
    const graph = terraformDependencyGraph(
      mirror.lookup(id.host).list(TERRAFORM_GROUP, 'Terraform'),
      { namespace: id.namespace, name: id.name },
      {
        isSeen: ({ namespace, name }) => {
          const row = this.#row({ ...id, namespace, name });
          return row !== undefined && visibility.sees(row);
        },
        maxNodes: MAX_NODES,
      },
    );
    const nodes = graph.nodes.map(({ id: key, namespace, name }) => ({
      id: key,
      namespace,
      name,
      ...this.#stateOf({ ...id, namespace, name }, visibility),
    }));
    const byId = new Map(nodes.map(node => [node.id, node]));
    return {
      nodes,
      edges: graph.edges.map(edge => ({
        ...edge,
        blocking: isBlocking(byId.get(edge.from), byId.get(edge.to)),
      })),
      findings: findingsOf(graph),
    };
  }

  #stateOf(id: RowId, visibility: Visibility): Partial<DependencyNode> {
    const row = this.#row(id);
    if (row) {
      return visibility.sees(row)
        ? { entityRef: row.entityRef, status: row.summary.status }
        : {};
    }
    const isKnown = this.#options.mirror.isComplete(
      id.host,
      TERRAFORM_GROUP,
      'Terraform',
    );
    return isKnown && visibility.seesOrigin(originLocationOf(id))
      ? { missing: true }
      : {};
  }

  #row(id: RowId): Row | undefined {
    return this.#options.fleets.store('terraforms').index.get(rowKey(id));
  }
}

/** Whether the one stands still because of the other. */
function isBlocking(from?: DependencyNode, to?: DependencyNode): boolean {
  return (
    from?.status?.state === 'waiting-for-dependency' &&
    (to?.missing === true ||
      (to?.status !== undefined && to.status.health !== 'Healthy'))
  );
}

function findingsOf({ circles, omitted }: DependencyGraph): Finding[] {
  const findings: Finding[] = circles.map(circle => ({
    id: 'dependency-circle',
    severity: 'error',
    message: `These wait for each other, and none will ever run: ${circle.join(
      ' → ',
    )}.`,
    field: 'spec.dependsOn',
  }));
  if (omitted > 0) {
    findings.push({
      id: 'dependencies-omitted',
      severity: 'info',
      message: `${omitted} more are not shown.`,
    });
  }
  return findings;
}
