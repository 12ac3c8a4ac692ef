package hotline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KafkaClusterTest {
    private static final int BROKERS = 3;
    private static final int PARTITIONS = 12;

    @TempDir
    private Path data;

    @Test
    void eachMessageIsKeptThriceAndOneOfThreeBrokersMayDie() throws Exception {
        KafkaCluster kafka = KafkaCluster.of(
                data,
                BROKERS,
                InnerPorts.choose(KafkaCluster.portNames(BROKERS), Map.of()),
                name -> data.resolve(name + ".log"));
        SideBySide sideBySide = new SideBySide();
        try {
            kafka.claim();
            SideBySide.awaitAllOrFirstFailure(kafka.brokers().stream()
                    .map(broker -> sideBySide.begin(broker::start))
                    .toList());
            kafka.createTopics();
            assertThat(copies(kafka, Topics.TICKETS))
                    .hasSize(PARTITIONS)
                    .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(BROKERS));
            try (KafkaProducer<String, String> producer = producer(kafka)) {
                sendToEachPartition(producer);
                kafka.brokers().getFirst().kill();
                sendToEachPartition(producer);
            }
        } finally {
            sideBySide.closeAll(kafka.brokers());
        }
        assertThat(KafkaCluster.size(data, OptionalInt.empty())).isEqualTo(BROKERS);
        assertThatThrownBy(() -> KafkaCluster.size(data, OptionalInt.of(1)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("was made with 3")
                .hasMessageContaining("--brokers 3");
    }

    @Test
    void aNewFolderHasOneBrokerUnlessOthersAreAskedForAndNeverTwo() {
        assertThat(KafkaCluster.size(data, OptionalInt.empty())).isEqualTo(1);
        assertThat(KafkaCluster.size(data, OptionalInt.of(BROKERS))).isEqualTo(BROKERS);
        assertThatThrownBy(() -> KafkaCluster.size(data, OptionalInt.of(2))).isInstanceOf(WrongUseException.class);
    }

    private static void sendToEachPartition(KafkaProducer<String, String> producer) throws Exception {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            producer.send(new ProducerRecord<>(Topics.TICKETS, partition, "1", "来电"))
                    .get(60, TimeUnit.SECONDS);
        }
    }

    private static List<TopicPartitionInfo> copies(KafkaCluster kafka, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions();
        }
    }

    private static KafkaProducer<String, String> producer(KafkaCluster kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
    }
}
