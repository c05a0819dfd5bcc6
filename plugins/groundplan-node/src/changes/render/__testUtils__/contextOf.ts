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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { FakeMirror } from '../../../testing/FakeMirror';
import { RenderContext } from '../Renderer';

const CLUSTER_SCOPED = ['Namespace', 'ClusterRole'];

/** The host `hub` with these objects, and its repository with these paths. */
export function contextOf(
  objects: KubernetesObject[],
  rest: Partial<RenderContext> & { paths?: string[] } = {},
): RenderContext {
  const { paths = [], ...context } = rest;
  return {
    host: 'hub',
    namespace: 'team-a',
    layout: 'flux',
    path: 'clusters/hub',
    files: {
      paths: () => paths,
      read: async () => undefined,
    },
    lookup: FakeMirror.create({ hub: objects }).lookup('hub'),
    isNamespaced: async (_, kind) =>
      kind === 'Unheard' ? undefined : !CLUSTER_SCOPED.includes(kind),
    ...context,
  };
}
