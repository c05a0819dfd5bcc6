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

import { ApiObject, LocalClient } from '../../kubernetes-api';
import { isRecord, valueAt } from '../../kubernetes-api/ApiObject';
import { ProviderModel } from '../clusters/ClusterModel';

const CRDS = {
  group: 'apiextensions.k8s.io',
  plural: 'customresourcedefinitions',
};

/** The newest contract of a kind and the version for it, by its CRD's labels. */
function contractOf(crd: ApiObject): Pick<ProviderModel, 'contract'> & {
  version: string;
} {
  for (const contract of ['v1beta2', 'v1beta1'] as const) {
    const versions = crd.metadata.labels?.[`cluster.x-k8s.io/${contract}`];
    if (versions) {
      return { contract, version: versions.split('_').slice(-1)[0] };
    }
  }
  const versions = valueAt(crd, ['spec', 'versions']);
  const [first] = (Array.isArray(versions) ? versions : []).filter(isRecord);
  return { contract: 'v1beta1', version: String(first?.name) };
}

/**
 * The object that a reference of Cluster API leads to, whichever provider it is
 * of; undefined as long as there is none.
 *
 * @internal
 */
export function findReferred(
  client: LocalClient,
  reference: unknown,
  namespace: string,
): { model: ProviderModel; object: ApiObject } | undefined {
  const { apiGroup, apiVersion, kind, name } = isRecord(reference)
    ? reference
    : {};
  const group = apiGroup ?? String(apiVersion).split('/')[0];
  const crd = client
    .list(CRDS)
    .find(
      one =>
        valueAt(one, ['spec', 'group']) === group &&
        valueAt(one, ['spec', 'names', 'kind']) === kind,
    );
  if (!crd) {
    return undefined;
  }
  const { contract, version } = contractOf(crd);
  const model = {
    apiVersion: `${group}/${version}`,
    kind: String(kind),
    name: String(name),
    contract,
  };
  const object = client.get({
    ...model,
    metadata: { name: model.name, namespace },
  });
  return object && { model, object };
}
