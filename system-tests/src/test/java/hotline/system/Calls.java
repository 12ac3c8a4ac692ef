package hotline.system;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Calls as they are registered. */
final class Calls {
    static final String REGISTER = "/intake/v1/tickets";

    /** 最低生活保障, led by civil affairs (C010101). */
    static final String SUBSISTENCE_ALLOWANCE = "010101";

    /** 甘旗卡镇. */
    static final String GANQIKA = "150522100";

    static final String REPLY = """
            {"result": "已补发到账", "basis": "社会救助暂行办法", "measures": "更正账户信息"}""";
    static final String CONTACT = """
            {"reached": true, "channel": "PHONE", "text": "已与诉求人通话"}""";
    static final String CONTENT = """
            {"reached": true, "contactedByUnit": true, "resolved": "YES", "satisfiedWithResult": "SATISFIED",
             "satisfiedWithAttitude": "SATISFIED"}""";

    private static final JsonMapper JSON = new JsonMapper();

    private Calls() {}

    /** A HELP by telephone without category and area. */
    static ObjectNode help(String subject) {
        ObjectNode call = JSON.createObjectNode();
        call.put("channel", "PHONE").put("type", "HELP").put("subject", subject).put("content", subject + "，请帮忙查一下。");
        call.putObject("caller").put("name", "王小明").put("phone", "13800001234");
        return call;
    }

    /** A HELP about the subsistence allowance in 甘旗卡镇. */
    static ObjectNode aboutSubsistence(String subject) {
        return help(subject).put("categoryCode", SUBSISTENCE_ALLOWANCE).put("areaCode", GANQIKA);
    }
}
