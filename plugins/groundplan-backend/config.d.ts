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

import { HumanDuration } from '@backstage/types';

/** The host clusters are described by `backstage-plugin-groundplan-node`. */
export interface Config {
  groundplan?: {
    /** How long what may take before it is held to be a fault. */
    health?: {
      /**
       * Of Cluster API's objects. Durations longer than zero, such as `30m`,
       * `PT30M` or `{ minutes: 30 }`.
       */
      clusterApi?: {
        /**
         * Until the control plane is up for the first time; then it is a Warning.
         * 20 minutes by default.
         * @visibility backend
         */
        provisioningWarning?: string | HumanDuration;
        /**
         * Until the control plane is up for the first time; then it is an Error.
         * 45 minutes by default, and never shorter than `provisioningWarning`.
         * @visibility backend
         */
        provisioningError?: string | HumanDuration;
        /**
         * Until a machine is a node, where no MachineHealthCheck says otherwise.
         * 10 minutes by default.
         * @visibility backend
         */
        nodeStartup?: string | HumanDuration;
        /**
         * Until a machine pool is complete. 15 minutes by default.
         * @visibility backend
         */
        machinePool?: string | HumanDuration;
        /**
         * While a blocked roll-out waits for what usually comes by itself.
         * 15 minutes by default.
         * @visibility backend
         */
        normalWait?: string | HumanDuration;
        /**
         * Until a deletion is held to hang. An hour by default.
         * @visibility backend
         */
        deletion?: string | HumanDuration;
        /**
         * Before a control plane's certificates expire: a Warning. 30 days by
         * default, and never shorter than `certificateError`.
         * @visibility backend
         */
        certificateWarning?: string | HumanDuration;
        /**
         * Before a control plane's certificates expire: an Error. 7 days by
         * default.
         * @visibility backend
         */
        certificateError?: string | HumanDuration;
      };
    };

    /** What owners are told of by Backstage's notifications. */
    notifications?: {
      /**
       * Yes by default.
       * @visibility backend
       */
      enabled?: boolean;
      /**
       * How long the state of a Terraform resource may be locked. An hour by
       * default.
       * @visibility backend
       */
      lockAfter?: string | HumanDuration;
      /**
       * How long a cluster may be in Error. 10 minutes by default.
       * @visibility backend
       */
      clusterErrorAfter?: string | HumanDuration;
    };

    /** What is asked of objects beside pull requests. */
    actions?: {
      /**
       * Whether hosts are asked for anything; where not, they are only read. Yes by
       * default.
       * @visibility backend
       */
      enabled?: boolean;
      /**
       * As whom hosts are asked to change something: `serviceAccount`, as the
       * backend itself, by default; or in the name of the person. Who has no name
       * there then can ask for nothing.
       */
      identity?:
        | 'serviceAccount'
        | {
            impersonate: {
              /**
               * `entityRef`, or `annotation:<key>` of the person's entity.
               * @visibility backend
               */
              user: string;
              /**
               * What the person owns by, as groups; none by default.
               * @visibility backend
               */
              groups?: 'ownershipEntityRefs';
              /**
               * Comes before every name; `backstage:` by default.
               * @visibility backend
               */
              prefix?: string;
            };
          };
    };

    /** Terraform resources. */
    terraform?: {
      /**
       * Whether plans are read that are stored as JSON, which tofu-controller does in
       * Secrets. No by default.
       * @visibility backend
       */
      readPlansFromSecrets?: boolean;
      /**
       * Where the log of a runner pod can be read; `{host}`, `{namespace}` and
       * `{pod}` are put in.
       * @visibility backend
       */
      logsUrl?: string;
    };
  };
}
