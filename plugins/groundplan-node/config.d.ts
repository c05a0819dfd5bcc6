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

export interface Config {
  groundplan?: {
    /**
     * The clusters whose APIs hold the objects: Cluster API management clusters,
     * and clusters on which tofu-controller or ARC runs. Each has exactly one of
     * `kubeconfig`, `inCluster`, `url`, `kubernetesPlugin`.
     */
    hostClusters?: Array<{
      /** A DNS label, unique; it becomes part of entity names. */
      name: string;
      /** The catalog entity that already stands for it, such as `resource:default/hub`. */
      entityRef?: string;

      /**
       * The path of a kubeconfig file. Exec plugins run where the backend runs.
       */
      kubeconfig?: string;
      /** A context of the kubeconfig file; its current context by default. */
      context?: string;

      /** With `true`: the cluster that the backend runs in, as its service account. */
      inCluster?: boolean;

      /** The URL of the API server. */
      url?: string;
      /** Beside `url`: the certificate authority, PEM in base64. */
      caData?: string;
      /** Beside `url`: a file with the certificate authority, in PEM. */
      caFile?: string;
      /** Beside `url`: accept any certificate. For trying only. */
      skipTLSVerify?: boolean;
      /**
       * Beside `url`: a bearer token.
       * @visibility secret
       */
      serviceAccountToken?: string;
      /** Beside `url`: a file with a bearer token, read again when it changes. */
      serviceAccountTokenFile?: string;

      /**
       * The name of a cluster under `kubernetes.clusterLocatorMethods` with type
       * `config`, read with the credentials that it has there. Its auth provider
       * is one of serviceAccount, aws, azure, googleServiceAccount.
       */
      kubernetesPlugin?: string;
    }>;
  };
}
