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

import { EntityKindSegment } from '../api/types';

/** The object that a Template entity was made of. @public */
export interface TemplateSourceRef {
  host: string;
  kind: Extract<
    EntityKindSegment,
    'cluster-class' | 'capi-template' | 'gitops-template'
  >;
  namespace: string;
  name: string;
}

/** A set of machines of one class. @public */
export interface WorkersValues {
  class: string;
  name: string;
  replicas?: number;
}

/** The values of a ClusterClass' form. @public */
export interface ClusterClassValues {
  cluster: {
    name: string;
    version: string;
    /** Absent where the class has no machines for control planes. */
    controlPlaneReplicas?: number;
    /** The owner's entity reference. */
    owner?: string;
    description?: string;
  };
  workers?: {
    machineDeployments?: WorkersValues[];
    machinePools?: WorkersValues[];
  };
  /** By name; `{}` of an optional object may stand for 'not set'. */
  variables?: Record<string, unknown>;
}

/** The values of a form of a CAPITemplate or GitOpsTemplate. @public */
export interface ParameterValues {
  parameters: Record<string, string>;
}
