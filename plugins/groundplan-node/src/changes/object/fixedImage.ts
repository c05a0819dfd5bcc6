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
  getField,
  getRecord,
  getString,
  groupOf,
} from 'backstage-plugin-groundplan-common';
import { ManifestObject } from '../Rendered';
import { FindPart } from './PartFinder';

/** Where templates of machines name the image, by provider. */
const IMAGES = [
  // DigitalOcean, Azure, Google Cloud, OpenStack
  ['image'],
  // AWS
  ['ami', 'id'],
  // Hetzner
  ['imageName'],
  // vSphere
  ['template'],
  // Docker
  ['customImage'],
  ['backend', 'docker', 'customImage'],
];

const REFERENCES = [
  ['machineTemplate', 'spec', 'infrastructureRef'],
  ['machineTemplate', 'infrastructureRef'],
  ['template', 'spec', 'infrastructureRef'],
];

/**
 * The image that the machines of a control plane or a set start from, where the
 * template for them is written beside it and names one. Templates cannot be
 * changed, and with the old image a newer version would not start.
 *
 * @internal
 */
export async function fixedImage(
  { spec, metadata }: ManifestObject,
  find: FindPart,
): Promise<{ template: string; image: string } | undefined> {
  const ref = REFERENCES.map(path => getRecord(spec, ...path)).find(Boolean);
  const kind = getString(ref, 'kind');
  const name = getString(ref, 'name');
  if (!kind || !name) {
    return undefined;
  }
  const found = await find({
    group:
      getString(ref, 'apiGroup') ?? groupOf(getString(ref, 'apiVersion') ?? ''),
    kind,
    namespace: metadata.namespace,
    name,
  });
  const image = IMAGES.map(path =>
    getField(found?.object.spec, 'template', 'spec', ...path),
  ).find(value => value !== undefined && value !== null && value !== '');
  return image === undefined
    ? undefined
    : {
        template: kind,
        image: typeof image === 'object' ? JSON.stringify(image) : `${image}`,
      };
}
