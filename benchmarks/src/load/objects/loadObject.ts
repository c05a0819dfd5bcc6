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

/** An object to be created, with the path of its collection. */
export interface LoadObject {
  path: string;
  body: Record<string, unknown> & { metadata: Record<string, unknown> };
}

/** What an object is made of. */
export interface LoadObjectOptions {
  group: string;
  version: string;
  plural: string;
  kind: string;
  namespace: string;
  name: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: object[];
  spec?: object;
  status?: object;
  /** Whether it was applied with kubectl, which leaves a copy in an annotation. */
  isApplied?: boolean;
}

/** Makes an object with all that real ones carry beside spec and status. */
export function loadObject(options: LoadObjectOptions): LoadObject {
  const { group, version, plural, kind, namespace, name } = options;
  const { labels, finalizers, ownerReferences, spec, status } = options;
  const apiVersion = `${group}/${version}`;
  const metadata = { name, namespace, labels };
  const annotations = {
    'groundplan.dev/owner': 'group:default/platform',
    ...options.annotations,
    ...(options.isApplied && {
      'kubectl.kubernetes.io/last-applied-configuration': `${JSON.stringify({
        apiVersion,
        kind,
        metadata: { annotations: options.annotations, ...metadata },
        spec,
      })}\n`,
    }),
  };
  return {
    path: `/apis/${apiVersion}/namespaces/${namespace}/${plural}`,
    body: {
      apiVersion,
      kind,
      metadata: { ...metadata, annotations, finalizers, ownerReferences },
      spec,
      status,
    },
  };
}
