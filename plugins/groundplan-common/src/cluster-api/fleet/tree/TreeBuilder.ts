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
import { Replicas, TreeNode } from '../../../api/types';
import { toConditionViews } from '../../../conditions';
import { Assessment, HealthStatus } from '../../../health/HealthStatus';
import {
  KubernetesObject,
  ObjectRef,
  groupOf,
  objectKey,
  refOf,
  versionOf,
} from '../../../kubernetes';
import { groupMembers } from './groupMembers';
import { worstStatus } from './worstStatus';
import { notAssessed } from '../notAssessed';

/** What a node shows beside its object. */
export interface NodeOptions {
  role?: string;
  version?: string;
  replicas?: Replicas;
  children?: TreeNode[];
}

/** Makes the nodes of one describe tree. */
export class TreeBuilder {
  static create(
    root: KubernetesObject,
    assessments: Assessment[],
  ): TreeBuilder {
    return new TreeBuilder(
      root,
      new Map(assessments.map(({ ref, status }) => [objectKey(ref), status])),
    );
  }

  readonly #root: KubernetesObject;
  readonly #statuses: Map<string, HealthStatus>;

  private constructor(
    root: KubernetesObject,
    statuses: Map<string, HealthStatus>,
  ) {
    this.#root = root;
    this.#statuses = statuses;
  }

  /** A node for an object that was read. */
  object(object: KubernetesObject, options: NodeOptions = {}): TreeNode {
    const ref = refOf(object);
    return {
      ref,
      role: options.role,
      status: this.statusOf(object),
      version: options.version,
      replicas: options.replicas,
      conditions: toConditionViews(object),
      children: options.children ?? [],
    };
  }

  /** A node for an object that is referred to, but was not read. */
  unread(
    ref: Omit<ObjectRef, 'version'> & { version?: string },
    role: string,
    children: TreeNode[] = [],
  ): TreeNode {
    return {
      ref: { ...ref, version: ref.version ?? '' },
      role,
      status: {
        health: 'Unknown',
        state: 'not-read',
        flags: [],
        reason: 'ObjectNotRead',
        message: `${ref.kind} ${ref.name} is referred to, but does not exist or could not be read.`,
        decidedBy: `reference to ${ref.kind}`,
      },
      children,
    };
  }

  /** A heading for nodes that belong together. */
  heading(label: string, role: string, children: TreeNode[]): TreeNode {
    return {
      ref: this.#virtualRef(role),
      label,
      virtual: true,
      role,
      status: worstStatus(children),
      children,
    };
  }

  /** Machines of one parent, with those that say the same put together. */
  grouped(parent: ObjectRef, nodes: TreeNode[]): TreeNode[] {
    return groupMembers(parent, nodes);
  }

  statusOf(object: KubernetesObject): HealthStatus {
    return this.#statuses.get(objectKey(refOf(object))) ?? notAssessed(object);
  }

  #virtualRef(kind: string): ObjectRef {
    return {
      group: groupOf(this.#root.apiVersion),
      version: versionOf(this.#root.apiVersion),
      kind,
      namespace: this.#root.metadata.namespace,
      name: this.#root.metadata.name,
    };
  }
}
