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

/**
 * Ties an entity to its object. A person may write these on an entity of
 * theirs; rights do not follow.
 *
 * @public
 */
export const ANNOTATION_HOST_CLUSTER = 'groundplan.dev/host-cluster';

/** The kind segment, such as `cluster`. @public */
export const ANNOTATION_KIND = 'groundplan.dev/kind';

/** `_` or absent for cluster-scoped objects. @public */
export const ANNOTATION_NAMESPACE = 'groundplan.dev/namespace';

/** The object's own name. @public */
export const ANNOTATION_NAME = 'groundplan.dev/name';

/** On an object: the name its entity should have. @public */
export const ANNOTATION_ENTITY_NAME = 'groundplan.dev/entity-name';

/** On a HelmRelease: the reference of the Component that it deploys. @public */
export const ANNOTATION_DEPLOYS = 'groundplan.dev/deploys';
